import { onScopeDispose, ref, type Ref } from 'vue'

/** Runs `read` every `ms` and shows what it gave. */
export function useTick<T>(ms: number, read: () => T): Ref<T> {
  const value = ref(read()) as Ref<T>
  const timer = setInterval(() => { value.value = read() }, ms)
  onScopeDispose(() => { clearInterval(timer) })
  return value
}
