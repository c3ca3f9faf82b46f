import { expect, it } from 'vitest'
import { moved, thinned, turned, turnedRight, viewBoxOf, wholePage, widthFitted, zoomed } from './geometry'

const a4 = { width: 1000, height: 1400 }

it('a turned page is as wide as it was high', () => {
  expect(viewBoxOf(a4, wholePage, 'None')).toEqual({ x: 0, y: 0, width: 1000, height: 1400 })
  expect(viewBoxOf(a4, wholePage, 'Right')).toEqual({ x: 0, y: 0, width: 1400, height: 1000 })
  expect(turned(a4, 'Right', { x: 0, y: 0 })).toEqual({ x: 1400, y: 0 })
  expect(turned(a4, 'Over', { x: 0, y: 0 })).toEqual({ x: 1000, y: 1400 })
  expect(turned(a4, 'Left', { x: 0, y: 0 })).toEqual({ x: 0, y: 1000 })
  expect(turnedRight(turnedRight(turnedRight(turnedRight('None'))))).toBe('None')
})

it('the upper right quarter of a page stands below on the right once it is turned right', () => {
  expect(viewBoxOf(a4, { x: 0.5, y: 0, width: 0.5, height: 0.5 }, 'Right')).toEqual({ x: 700, y: 500, width: 700, height: 500 })
})

it('zooming keeps the point under the finger, and neither leaves the page nor goes beyond it', () => {
  const part = zoomed(wholePage, 2, { x: 0.25, y: 0.5 })
  expect(part).toEqual({ x: 0.125, y: 0.25, width: 0.5, height: 0.5 })
  expect((0.25 - part.x) / part.width).toBe(0.25)
  expect(zoomed(part, 0.01)).toEqual(wholePage)
  expect(zoomed(wholePage, 1000).width).toBeCloseTo(0.05)
  expect(moved(part, 5, -5)).toEqual({ x: 0.5, y: 0, width: 0.5, height: 0.5 })
})

it('a stroke keeps its course with few points', () => {
  const drawn = Array.from({ length: 5000 }, (_, i) => ({ x: i / 5000, y: 0.5 }))
  const kept = thinned(drawn)
  expect(kept.length).toBeLessThanOrEqual(300)
  expect(kept.length).toBeGreaterThan(100)
  expect(kept[0]).toEqual({ x: 0, y: 0.5 })
})

it('the full width is seen from the top, however the page lies', () => {
  const height = (1000 / 1400 * 9) / 16
  expect(widthFitted(a4, 'None')).toEqual({ x: 0, y: 0, width: 1, height })
  const over = viewBoxOf(a4, widthFitted(a4, 'Over'), 'Over')
  expect([over.x, over.y, over.width]).toEqual([0, 0, 1000])
  for (const turn of ['Right', 'Left'] as const) {
    const box = viewBoxOf(a4, widthFitted(a4, turn), turn)
    expect([box.x, Math.round(box.y), box.width]).toEqual([0, 0, 1400])
    expect(box.width / box.height).toBeCloseTo(16 / 9)
  }
  expect(widthFitted({ width: 4000, height: 500 }, 'None')).toEqual(wholePage)
})
