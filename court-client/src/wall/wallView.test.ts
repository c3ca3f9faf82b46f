import { expect, it } from 'vitest'
import { featured, patched } from './wallView'

it('what changed is laid over what was known, and null is a value', () => {
  const before = { slate: null, lines: [1, 2], display: { page: { page: 1 }, marks: [], pointer: { x: 1 } } }
  expect(patched(before, { display: { pointer: null, page: { page: 2 } } })).toEqual({ slate: null, lines: [1, 2], display: { page: { page: 2 }, marks: [], pointer: null } })
  expect(patched(before, { lines: [], display: null, slate: 'Recess' })).toEqual({ slate: 'Recess', lines: [], display: null })
  expect(patched({ display: null }, { display: { page: 1 } })).toEqual({ display: { page: 1 } })
  expect(patched(null, { code: '123456' })).toEqual({ code: '123456' })
})

it('what was known is left as it was, so that nothing shown changes unasked', () => {
  const before = { display: { page: 1 } }
  patched(before, { display: { page: 2 } })
  expect(before).toEqual({ display: { page: 1 } })
})

it('whoever speaks is large, and stays so until another of the remote people does', () => {
  const people = ['a', 'b'].map(seat => ({ seat, role: 'Claimant' as const, name: seat, cameraOff: false }))
  expect(featured({ people, speaking: [] }, null)).toBe('a')
  expect(featured({ people, speaking: ['b'] }, 'a')).toBe('b')
  expect(featured({ people, speaking: ['judge'] }, 'b')).toBe('b')
  expect(featured({ people, speaking: [] }, 'gone')).toBe('a')
  expect(featured({ people: [], speaking: [] }, 'gone')).toBeNull()
})
