import { onScopeDispose, ref, watch } from 'vue'

const everyMs = 1_500

/** A still picture that is fetched again and again while someone looks; the old one stays until the new one is there. */
export function useStill(address: () => string) {
  const picture = ref<string | null>(null)
  const missing = ref(false)
  let timer: ReturnType<typeof setTimeout> | null = null
  let asking = new AbortController()

  function show(next: string | null): void {
    if (picture.value !== null) URL.revokeObjectURL(picture.value)
    picture.value = next
    missing.value = next === null
  }

  async function look(): Promise<void> {
    const { signal } = asking
    try {
      const answer = await fetch(address(), { credentials: 'same-origin', signal })
      const bytes = answer.ok ? await answer.blob() : null
      if (!signal.aborted) show(bytes === null ? null : URL.createObjectURL(bytes))
    } catch {
      // The server is away for a moment: what was seen last stays, and it is asked again.
    }
    if (!signal.aborted) timer = setTimeout(() => { void look() }, everyMs)
  }

  function stop(): void {
    asking.abort()
    if (timer !== null) clearTimeout(timer)
  }

  watch(address, () => {
    stop()
    asking = new AbortController()
    void look()
  }, { immediate: true })
  onScopeDispose(() => { stop(); show(null) })
  return { picture, missing }
}
