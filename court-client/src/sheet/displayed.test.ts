import { expect, it } from 'vitest'
import type { Clip, Display, HearingEvent, PageOnDisplay } from '../wire/hubMessages'
import { clipAfter, displayedAfter } from './displayed'

const page = (n: number): PageOnDisplay => ({ exhibit: 'e', file: 'f', page: n, of: 9, label: '申1', title: '合同', sha256: `${n}`, width: 100, height: 141, cite: `申1 第${n}页` })
const shown = (n: number): HearingEvent => ({ is: 'PageShown', page: page(n), turn: 'None', marks: [], atHearingUs: 0 })
const beside = (n: number): HearingEvent => ({ is: 'PageShownBeside', page: page(n), marks: [], atHearingUs: 0 })
const quarter = { x: 0, y: 0, width: 0.5, height: 0.5 }
const after = (...events: HearingEvent[]): Display | null => events.reduce<Display | null>(displayedAfter, null)
const sides = (display: Display | null): (number | undefined)[] => display === null ? [] : display.isRight ? [display.beside?.page.page, display.page.page] : [display.page.page, display.beside?.page.page]

it('puts the second page to the right and changes that one alone', () => {
  const display = after(shown(1), beside(2), { is: 'ViewChanged', part: quarter, turn: 'Right', atHearingUs: 0 })
  expect(sides(display)).toEqual([1, 2])
  expect(display).toMatchObject({ part: quarter, turn: 'Right', beside: { part: { width: 1 }, turn: 'None' } })
})

it('turns the page of the side that was chosen, and of two a third takes the place of the other', () => {
  expect(sides(after(shown(1), beside(2), { is: 'SideChosen', atHearingUs: 0 }, shown(3)))).toEqual([3, 2])
  expect(sides(after(shown(1), beside(2), beside(3)))).toEqual([3, 2])
})

it('goes back to the page that is changed, and has nothing of a clip beside it', () => {
  expect(sides(after(shown(1), beside(2), { is: 'BesideRemoved', atHearingUs: 0 }))).toEqual([2, undefined])
  const clip = { exhibit: 'e', file: 'c', label: '申3', title: '录音', sha256: 'c', contentType: 'audio/mp4', lengthUs: 1, width: 0, height: 0, cite: '申3' }
  const told: HearingEvent = { is: 'ClipShown', clip, atHearingUs: 5 }
  expect(after(shown(1), told)).toBeNull()
  const playing = [told, { is: 'ClipMoved', playing: true, positionUs: 7, atHearingUs: 9 } as const].reduce<Clip | null>(clipAfter, null)
  expect(playing).toEqual({ clip, playing: true, positionUs: 7, atHearingUs: 9 })
  expect(clipAfter(playing, shown(1))).toBeNull()
})
