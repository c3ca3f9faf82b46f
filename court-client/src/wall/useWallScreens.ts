import { computed, ref } from 'vue'
import { http } from '../wire/http'
import { useRefusalWords } from '../wire/useRefusalWords'

export interface PairedScreen { screen: string; name: string; connected: boolean }
export interface KnownScreen extends PairedScreen { shownElsewhere: boolean }
export interface WallScreens { here: PairedScreen[]; before: KnownScreen[] }

/** A hearing's wall screens, as presiding arbitrator and clerk keep them. */
export function useWallScreens(hearingId: string) {
  const path = `/api/hearings/${hearingId}/wall-screens`
  const { say } = useRefusalWords()
  const screens = ref<WallScreens | null>(null)
  const fault = ref<string | null>(null)
  const busy = ref(false)

  async function act(what: () => Promise<WallScreens>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    fault.value = null
    try {
      screens.value = await what()
      return true
    } catch (error) {
      fault.value = say(error)
      return false
    } finally {
      busy.value = false
    }
  }

  const read = (): Promise<WallScreens> => http.get<WallScreens>(path)
  return {
    screens: computed(() => screens.value), fault: computed(() => fault.value), busy: computed(() => busy.value),
    load: () => act(read),
    pair: (code: string, name: string) => act(() => http.post<WallScreens>(path, { code, name, screen: null })),
    again: (screen: string) => act(() => http.post<WallScreens>(path, { code: null, name: null, screen })),
    end: (screen: string) => act(async () => { await http.delete(`${path}/${screen}`); return read() }),
  }
}
