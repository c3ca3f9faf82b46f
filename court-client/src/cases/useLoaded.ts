import { onScopeDispose, ref, type Ref } from 'vue'
import { http } from '@/wire/http'

export type Loaded<T> = { is: 'loading' } | { is: 'failed'; error: unknown } | { is: 'ready'; value: T }

/** What one address answers. While it is asked again the old answer stays on screen; a failure then is told beside it. */
export function useLoaded<T>(path: () => string) {
  const state = ref({ is: 'loading' }) as Ref<Loaded<T>>
  const stale = ref<unknown>(null)
  const ended = new AbortController()
  onScopeDispose(() => { ended.abort() })

  async function load(): Promise<void> {
    try {
      state.value = { is: 'ready', value: await http.get<T>(path(), ended.signal) }
      stale.value = null
    } catch (error) {
      if (ended.signal.aborted) return
      if (state.value.is === 'ready') stale.value = error
      else state.value = { is: 'failed', error }
    }
  }

  void load()
  return { state, stale, load }
}
