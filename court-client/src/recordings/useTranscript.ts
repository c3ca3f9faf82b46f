import { onScopeDispose, shallowRef } from 'vue'
import { http } from '@/wire/http'
import type { Line } from '@/wire/types'
import { inHearingOrder } from './transcriptSync'

export function useTranscript(hearingId: string) {
  const lines = shallowRef<Line[]>([])
  const problem = shallowRef<unknown>(null)
  const ended = new AbortController()
  onScopeDispose(() => { ended.abort() })

  async function load(): Promise<void> {
    try {
      lines.value = inHearingOrder(await http.get<Line[]>(`/api/hearings/${hearingId}/transcript.json`, ended.signal))
      problem.value = null
    } catch (error) {
      if (!ended.signal.aborted) problem.value = error
    }
  }

  void load()
  return { lines, problem, load }
}
