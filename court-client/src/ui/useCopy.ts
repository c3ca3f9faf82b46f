import { onScopeDispose, ref } from 'vue'

/** Copies text and says for a moment that it did. `failed` = the browser refused; the text stays there to be selected. */
export function useCopy() {
  const state = ref<'idle' | 'copied' | 'failed'>('idle')
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => { clearTimeout(timer) })

  async function copy(text: string): Promise<void> {
    clearTimeout(timer)
    try {
      await navigator.clipboard.writeText(text)
      state.value = 'copied'
    } catch {
      // Also where there is no clipboard at all: a plain http page on another machine.
      state.value = 'failed'
    }
    timer = setTimeout(() => { state.value = 'idle' }, 4000)
  }

  return { state, copy }
}
