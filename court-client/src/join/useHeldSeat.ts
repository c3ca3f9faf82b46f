import { onScopeDispose, ref } from 'vue'
import { http } from '@/wire/http'
import type { Me } from '@/wire/types'

/**
 * The hearing that this device still holds a seat in: whoever opens an ended link, or the bare address, is led on to
 * what is theirs. Where nobody is known there is nothing to offer, and nothing to say about it.
 */
export function useHeldSeat() {
  const hearingId = ref<string | null>(null)
  const ended = new AbortController()
  onScopeDispose(() => { ended.abort() })
  http.get<Me>('/api/session', ended.signal)
    .then(me => { hearingId.value = me.kind === 'participant' ? me.hearingId : null })
    .catch(() => { hearingId.value = null })
  return { hearingId }
}
