import { expect, it } from 'vitest'
import { examineKeyOf } from './useExamineKeys'

const key = (name: string, code: string, more: Partial<KeyboardEvent> = {}) => ({ key: name, code, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, ...more })

it('1, 2 and 3 are the aspects, 0 and Enter accept all, arrows go to another party', () => {
  expect(['1', '2', '3', '0'].map(digit => examineKeyOf(key(digit, `Digit${digit}`)))).toEqual(['Authenticity', 'Legality', 'Relevance', 'all'])
  expect(examineKeyOf(key('¡', 'Digit1', { altKey: true }))).toBe('Authenticity')
  expect(examineKeyOf(key('Enter', 'Enter'))).toBe('all')
  // It is the editor's.
  expect(examineKeyOf(key('Enter', 'Enter', { altKey: true }))).toBeNull()
  expect(examineKeyOf(key('ArrowDown', 'ArrowDown', { altKey: true }))).toBe('next')
  expect(examineKeyOf(key('4', 'Digit4'))).toBeNull()
  expect(examineKeyOf(key('1', 'Digit1', { ctrlKey: true }))).toBeNull()
  expect(examineKeyOf(key('1', 'Digit1', { isComposing: true }))).toBeNull()
})
