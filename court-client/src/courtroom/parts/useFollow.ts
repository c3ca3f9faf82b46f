import { nextTick, ref, watch, type Ref } from 'vue'

/** Keeps a list at its end while the reader is there; whoever scrolled back is left in peace. */
export function useFollow(box: Ref<HTMLElement | null>, changes: () => unknown) {
  const atEnd = ref(true)

  function scrolled(): void {
    if (box.value !== null) atEnd.value = box.value.scrollHeight - box.value.scrollTop - box.value.clientHeight < 48
  }

  function toEnd(): void {
    atEnd.value = true
    if (box.value !== null) box.value.scrollTop = box.value.scrollHeight
  }

  watch(changes, async () => {
    if (!atEnd.value) return
    await nextTick()
    toEnd()
  }, { immediate: true, flush: 'post' })
  return { atEnd, scrolled, toEnd }
}
