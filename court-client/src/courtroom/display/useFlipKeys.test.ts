import { expect, it } from 'vitest'
import { flipOf } from './useFlipKeys'

const key = (name: string, more: Partial<KeyboardEvent> = {}) => ({ key: name, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, ...more })

it('Page Down turns the page, but not while somebody types; Alt and an arrow always does', () => {
  expect(flipOf(key('PageDown'), false)).toBe(1)
  expect(flipOf(key('PageUp'), false)).toBe(-1)
  expect(flipOf(key('PageDown'), true)).toBeNull()
  expect(flipOf(key('ArrowRight', { altKey: true }), true)).toBe(1)
  expect(flipOf(key('ArrowLeft', { altKey: true }), true)).toBe(-1)
  expect(flipOf(key('ArrowLeft'), false)).toBeNull()
  expect(flipOf(key('ArrowRight', { altKey: true, isComposing: true }), true)).toBeNull()
})
