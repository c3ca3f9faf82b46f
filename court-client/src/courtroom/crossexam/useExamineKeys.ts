import { onScopeDispose } from 'vue'
import { aspects, type Aspect } from '../../wire/hubMessages'

/** One aspect turned over, all three accepted, or the next party's row. */
export type ExamineKey = Aspect | 'all' | 'next' | 'previous'

/** Alt with 1, 2, 3 and 0 always, without leaving the line that is being typed; Alt with an arrow up or down goes to another party. */
export function useExamineKeys(press: (key: ExamineKey) => void, may: () => boolean): void {
  function pressed(event: KeyboardEvent): void {
    const key = event.altKey ? examineKeyOf(event) : null
    if (key === null || !may()) return
    // Some browsers change the tab with it, and some keyboards type a letter.
    event.preventDefault()
    press(key)
  }
  addEventListener('keydown', pressed)
  onScopeDispose(() => { removeEventListener('keydown', pressed) })
}

/** By the key's place: with Alt a digit may be another letter. On a row that has the focus the same keys do without Alt, and Enter accepts all. */
export function examineKeyOf(key: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>): ExamineKey | null {
  if (key.isComposing || key.ctrlKey || key.metaKey) return null
  const digit = /^(?:Digit|Numpad)([0-3])$/.exec(key.code)?.[1]
  if (digit !== undefined) return digit === '0' ? 'all' : aspects[Number(digit) - 1] ?? null
  if (key.key === 'Enter') return key.altKey ? null : 'all'
  return key.key === 'ArrowDown' ? 'next' : key.key === 'ArrowUp' ? 'previous' : null
}
