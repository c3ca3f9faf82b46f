import { onScopeDispose, ref } from 'vue'
import { codeOf, http } from '@/wire/http'
import type { HearingView, JoinAnswer } from '@/wire/types'

const everyMs = 8_000

/** The hearing as it stands while somebody waits. What was last known stays on screen while the network is away. */
export function useWaiting(seat: JoinAnswer) {
  const hearing = ref<HearingView | null>(null)
  const problem = ref<string | null>(null)
  const ended = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    try {
      hearing.value = await http.get<HearingView>(`/api/hearings/${seat.hearingId}`, ended.signal)
      problem.value = null
    } catch (error) {
      if (ended.signal.aborted) return
      problem.value = codeOf(error)
    }
    timer = setTimeout(() => { void look() }, everyMs)
  }

  void look()
  onScopeDispose(() => { ended.abort(); clearTimeout(timer) })
  return { hearing, problem }
}
