import { computed, ref, watch } from 'vue'
import type { Line } from '@/wire/types'
import { found } from './transcriptSync'

/** Search in the record: all hits, and which of them is looked at. */
export function useSearch(lines: () => Line[], show: (line: Line) => void) {
  const words = ref('')
  const at = ref(0)
  const hits = computed(() => found(lines(), words.value))

  function look(): void {
    const line = hits.value[at.value]
    if (line !== undefined) show(line)
  }

  function step(by: 1 | -1): void {
    if (hits.value.length === 0) return
    at.value = (at.value + by + hits.value.length) % hits.value.length
    look()
  }

  watch(words, () => { at.value = 0; look() })
  return { words, hits, at, step }
}
