import { onScopeDispose } from 'vue'

/** PageUp and PageDown while nothing is being typed; Alt with an arrow always, without leaving the line. */
export function useFlipKeys(flip: (by: 1 | -1) => void, mayFlip: () => boolean): void {
  function pressed(event: KeyboardEvent): void {
    const by = flipOf(event, isTyping(event.target))
    if (by === null || !mayFlip()) return
    // The browser would go back a page.
    event.preventDefault()
    flip(by)
  }
  addEventListener('keydown', pressed)
  onScopeDispose(() => { removeEventListener('keydown', pressed) })
}

export function flipOf(key: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>, typing: boolean): 1 | -1 | null {
  if (key.isComposing || key.ctrlKey || key.metaKey) return null
  if (key.altKey) return key.key === 'ArrowRight' ? 1 : key.key === 'ArrowLeft' ? -1 : null
  if (typing) return null
  return key.key === 'PageDown' ? 1 : key.key === 'PageUp' ? -1 : null
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
