import { expect, it } from 'vitest'
import { VideoLadder, videoRungs } from './videoLadder'

function readings(ladder: VideoLadder, count: number, loss: number | null): number {
  for (let i = 0; i < count; i++) ladder.read(loss)
  return ladder.rung
}

it('one bad reading changes nothing, two take the picture a rung down, and at last there is a frame a second', () => {
  const ladder = new VideoLadder()
  expect(readings(ladder, 1, 0.2)).toBe(0)
  expect(readings(ladder, 1, 0.2)).toBe(1)
  expect(readings(ladder, 20, 0.2)).toBe(videoRungs.length - 1)
  expect(videoRungs.at(-1)?.maxFramerate).toBe(1)
})

it('the whole picture is back with the first good reading after a burst, and after the next burst too', () => {
  const ladder = new VideoLadder()
  for (let burst = 0; burst < 3; burst++) {
    expect(readings(ladder, 6, 0.2)).toBe(3)
    expect(readings(ladder, 1, 0)).toBe(0)
    readings(ladder, 10, 0)
  }
})

it('a picture that does not hold comes back rung by rung and later each time', () => {
  const ladder = new VideoLadder()
  readings(ladder, 4, 0.2)
  readings(ladder, 1, 0)
  readings(ladder, 4, 0.2)
  expect(readings(ladder, 3, 0)).toBe(2)
  expect(readings(ladder, 1, 0)).toBe(1)
  readings(ladder, 2, 0.2)
  expect(readings(ladder, 15, 0)).toBe(2)
  expect(readings(ladder, 1, 0)).toBe(1)
})

it('between good and bad, and without a reading, everything stays', () => {
  const ladder = new VideoLadder()
  readings(ladder, 2, 0.2)
  expect(readings(ladder, 50, 0.05)).toBe(1)
  expect(readings(ladder, 50, null)).toBe(1)
})
