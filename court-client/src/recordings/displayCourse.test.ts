import { expect, it } from 'vitest'
import type { HearingEvent, PageOnDisplay } from '@/wire/hubMessages'
import { displayAt, framesOf, spansOf, type DisplayMoment } from './displayCourse'

const page = (n: number): PageOnDisplay => ({ exhibit: 'e', file: 'f', page: n, of: 2, label: '申1', title: '工资条', sha256: `${n}`, width: 1000, height: 1414, cite: `申1 第${n}页` })
const shown = (atUs: number, n: number): DisplayMoment => ({ atUs, stands: null, event: { is: 'PageShown', page: page(n), turn: 'None', marks: [], atHearingUs: atUs } })
const told = (atUs: number, event: HearingEvent): DisplayMoment => ({ atUs, stands: null, event })
const moments = [
  shown(1_000, 1), told(2_000, { is: 'PointerMoved', point: { x: 0.5, y: 0.5 }, atHearingUs: 2_000 }), shown(3_000, 2),
  told(4_000, { is: 'MarkAdded', mark: { shape: 'Arrow', colour: 'Red', points: [{ x: 0, y: 0 }, { x: 1, y: 1 }] }, atHearingUs: 4_000 }), told(6_000, { is: 'DisplayCleared', atHearingUs: 6_000 }),
]

it('stands as everyone saw it at any position, also after a jump back', () => {
  const frames = framesOf(moments)
  expect(displayAt(frames, 999)).toBeNull()
  expect(displayAt(frames, 1_000)?.page.page).toBe(1)
  expect(displayAt(frames, 2_500)?.pointer).toEqual({ x: 0.5, y: 0.5 })
  expect(displayAt(frames, 3_500)).toMatchObject({ page: { page: 2 }, pointer: null, marks: [] })
  expect(displayAt(frames, 5_999)?.marks).toHaveLength(1)
  expect(displayAt(frames, 6_000)).toBeNull()
  expect(displayAt(frames, 1_500)?.pointer).toBeNull()
  expect(displayAt([], 5)).toBeNull()
})

it('takes what stands there after a stretch that the viewer may not see', () => {
  const stands = { page: page(2), part: { x: 0, y: 0, width: 0.5, height: 0.5 }, turn: 'Right' as const, pointer: null, marks: [], beside: null, isRight: false }
  const frames = framesOf([shown(1_000, 1), { atUs: 2_000, stands: null }, { atUs: 8_000, stands }])
  expect(displayAt(frames, 5_000)).toBeNull()
  expect(displayAt(frames, 8_000)).toEqual(stands)
})

it('marks each page on the timeline for as long as it was seen', () => {
  expect(spansOf(framesOf([...moments, shown(9_000, 1)]), 10_000)).toEqual([
    { fromUs: 1_000, toUs: 3_000, cite: '申1 第1页', title: '工资条' }, { fromUs: 3_000, toUs: 6_000, cite: '申1 第2页', title: '工资条' }, { fromUs: 9_000, toUs: 10_000, cite: '申1 第1页', title: '工资条' },
  ])
  expect(spansOf([], 10_000)).toEqual([])
})
