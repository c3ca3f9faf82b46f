import { expect, it } from 'vitest'
import { citedInto, isCiteKey } from './citing'

it('cites at the cursor and goes on behind it', () => {
  const { text, cursor } = citedInto('见，请说明', '申1 第2页', 1, 1)
  expect(text).toBe('见[申1 第2页]，请说明')
  expect(text.slice(cursor)).toBe('，请说明')
})

it('takes Alt+C also where it types another letter, and not with Ctrl, which is AltGr', () => {
  expect(isCiteKey({ code: 'KeyC', altKey: true, ctrlKey: false, metaKey: false })).toBe(true)
  expect(isCiteKey({ code: 'KeyC', altKey: true, ctrlKey: true, metaKey: false })).toBe(false)
  expect(isCiteKey({ code: 'KeyC', altKey: false, ctrlKey: false, metaKey: false })).toBe(false)
})
