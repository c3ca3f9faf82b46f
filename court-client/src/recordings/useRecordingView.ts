import { computed, onScopeDispose, ref } from 'vue'
import { http } from '@/wire/http'
import type { RecordingView } from '@/wire/types'

const whileWorkingMs = 1_500
const whileWaitingMs = 5_000

/** What is there of a recording; asked again while something is still being made of it. */
export function useRecordingView(hearingId: string) {
  const view = ref<RecordingView | null>(null)
  const problem = ref<unknown>(null)
  const ended = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const settled = computed(() => view.value !== null && view.value.state === 'closed' && view.value.export.is === 'done' && view.value.verified !== null)

  async function look(): Promise<void> {
    clearTimeout(timer)
    try {
      view.value = await http.get<RecordingView>(`/api/hearings/${hearingId}/recording`, ended.signal)
      problem.value = null
    } catch (error) {
      if (ended.signal.aborted) return
      problem.value = error
    }
    if (settled.value) return
    timer = setTimeout(() => { void look() }, view.value?.export.is === 'working' ? whileWorkingMs : whileWaitingMs)
  }

  void look()
  onScopeDispose(() => { ended.abort(); clearTimeout(timer) })
  return { view, problem, look }
}
