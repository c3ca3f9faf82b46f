import { nextTick, ref, watch, type Ref } from 'vue'
import type { Line } from '@/wire/types'

/** Keeps the line that is being spoken in sight, until the reader scrolls away; then it waits to be asked back. */
export function useFollowing(list: Readonly<Ref<HTMLElement | null>>, current: () => Line | null) {
  const following = ref(true)

  // Only the list is scrolled: scrollIntoView would move the whole page under a phone's video.
  function reveal(line: string): void {
    const box = list.value
    const row = box?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"]`)
    if (!box || !row) return
    box.scrollTo({ top: row.offsetTop - (box.clientHeight - row.offsetHeight) / 2, behavior: 'smooth' })
  }

  function follow(): void {
    following.value = true
    const line = current()
    if (line !== null) void nextTick(() => { reveal(line.line) })
  }

  watch(current, line => { if (line !== null && following.value) reveal(line.line) })
  return { following, reveal, follow, wander: () => { following.value = false } }
}
