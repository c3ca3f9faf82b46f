import { computed, onScopeDispose, ref } from 'vue'
import { useDates } from '@/ui'
import { http } from '@/wire/http'
import type { HearingView, Me } from '@/wire/types'

/** Which hearing is watched, and by whom: the viewer's name and the hour go over the picture. */
export function useViewedHearing(hearingId: string) {
  const { brief } = useDates()
  const view = ref<HearingView | null>(null)
  const me = ref<Me | null>(null)
  const problem = ref<unknown>(null)
  const since = new Date().toISOString()
  const ended = new AbortController()
  onScopeDispose(() => { ended.abort() })

  async function load(): Promise<void> {
    try {
      const [who, hearing] = await Promise.all([
        http.get<Me>('/api/session', ended.signal), http.get<HearingView>(`/api/hearings/${hearingId}`, ended.signal),
      ])
      me.value = who
      view.value = hearing
      problem.value = null
    } catch (error) {
      if (!ended.signal.aborted) problem.value = error
    }
  }

  void load()
  const viewer = computed(() => (me.value === null ? '' : `${me.value.name} ${brief(since)}`))
  return { view, viewer, problem, load }
}
