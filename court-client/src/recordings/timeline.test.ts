import { expect, it } from 'vitest'
import type { Line, Phase } from '@/wire/types'
import { spoken } from './hearingTime'
import { gapAt, phasesOf, placed, pointedUs } from './timeline'

const line = (hearingUs: number | null, phase: Phase) => ({ hearingUs, phase } as Line)

it('phases follow one another without a hole from the start to the end', () => {
  const spans = phasesOf([line(null, 'CheckIn'), line(4, 'Opening'), line(9, 'Opening'), line(20, 'Debate'), line(50, 'Recess'), line(70, 'Debate')], 100)
  expect(spans).toEqual([
    { phase: 'Opening', fromUs: 0, toUs: 20 }, { phase: 'Debate', fromUs: 20, toUs: 50 },
    { phase: 'Recess', fromUs: 50, toUs: 70 }, { phase: 'Debate', fromUs: 70, toUs: 100 },
  ])
})

it('without lines there are no phases to show', () => {
  expect(phasesOf([], 100)).toEqual([])
  expect(phasesOf([line(100, 'Debate')], 100)).toEqual([])
})

it('a stretch is placed in per cent of the whole, inside the bar, and can be seen', () => {
  expect(placed(25, 75, 100)).toEqual({ leftPercent: 25, widthPercent: 50 })
  expect(placed(-10, 500, 100)).toEqual({ leftPercent: 0, widthPercent: 100 })
  expect(placed(100, 100, 100, 0.5)).toEqual({ leftPercent: 99.5, widthPercent: 0.5 })
  expect(placed(1, 2, 0)).toEqual({ leftPercent: 0, widthPercent: 0 })
})

it('a gap holds from its first microsecond to just before its end', () => {
  const gaps = [{ fromUs: 10, toUs: 20, cause: '录制中断：媒体服务重启', epoch: 1 }]
  expect([9, 10, 19, 20].map(at => gapAt(gaps, at) !== null)).toEqual([false, true, true, false])
})

it('pointing beside the bar is pointing at its end', () => {
  const bar = { left: 100, width: 200 }
  expect([50, 100, 200, 400].map(x => pointedUs(x, bar, 1000))).toEqual([0, 0, 500, 1000])
  expect(pointedUs(5, { left: 0, width: 0 }, 1000)).toBe(0)
})

it('hearing time is shown in hours, minutes and seconds', () => {
  expect([0, 59_999_999, 61_000_000, 3_661_000_000, -5].map(spoken)).toEqual(['0:00:00', '0:00:59', '0:01:01', '1:01:01', '0:00:00'])
})
