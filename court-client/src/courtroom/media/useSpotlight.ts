import { onScopeDispose, ref, watch, type Ref } from 'vue'

const holdMs = 1_200

/** The seat to show large: whoever speaks for a while, and stays there until somebody else does. */
export function useSpotlight(speaking: Ref<string[]>, me: () => string | null): Ref<string | null> {
  const spotlight = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let candidate: string | null = null

  watch(speaking, seats => {
    const next = seats.find(seat => seat !== me()) ?? null
    if (next === candidate) return
    candidate = next
    if (timer !== null) clearTimeout(timer)
    if (next !== null && next !== spotlight.value) timer = setTimeout(() => { spotlight.value = next }, holdMs)
  })
  onScopeDispose(() => { if (timer !== null) clearTimeout(timer) })
  return spotlight
}
