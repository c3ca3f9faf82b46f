import { describe, expect, it } from 'vitest'
import type { Clip } from '../../wire/hubMessages'
import { ClipLine, clipPositionUs, correctionOf } from './clipSync'

const clip: Clip = {
  clip: { exhibit: 'e', file: 'f', label: '申3', title: '录音', sha256: 's', contentType: 'video/mp4', lengthUs: 10_000_000, width: 640, height: 360, cite: '申3' },
  playing: true, positionUs: 2_000_000, atHearingUs: 60_000_000,
}

describe('clipPositionUs', () => {
  it('goes on from its hearing time and stands at its end', () => {
    expect(clipPositionUs(clip, 59_900_000)).toBe(2_000_000)
    expect(clipPositionUs(clip, 61_500_000)).toBe(3_500_000)
    expect(clipPositionUs(clip, 90_000_000)).toBe(10_000_000)
    expect(clipPositionUs({ ...clip, playing: false }, 61_500_000)).toBe(2_000_000)
    expect(clipPositionUs(clip, null)).toBe(2_000_000)
  })
})

describe('correctionOf', () => {
  it('leaves alone what nobody notices, and ends a correction there', () => {
    expect(correctionOf(1_000_000, 1_020_000, true, 0)).toEqual({ is: 'rate', rate: 1 })
    expect(correctionOf(1_000_000, 1_010_000, false, 0)).toEqual({ is: 'none' })
  })
  it('makes up for a little by its speed and jumps over much, as far ahead as a jump takes', () => {
    expect(correctionOf(1_000_000, 1_200_000, true, 0)).toEqual({ is: 'rate', rate: 1.1 })
    expect(correctionOf(1_400_000, 1_000_000, true, 0)).toEqual({ is: 'rate', rate: 0.88 })
    expect(correctionOf(0, 5_000_000, true, 300_000)).toEqual({ is: 'seek', toUs: 5_300_000 })
    expect(correctionOf(0, 5_000_000, false, 300_000)).toEqual({ is: 'seek', toUs: 5_000_000 })
  })
  it('brings any copy to within a fifth of a second before long', () => {
    for (const offUs of [-480_000, -250_000, 90_000, 490_000]) {
      let atUs = offUs
      for (let ms = 0; ms < 5_000; ms += 100) {
        const to = correctionOf(atUs, ms * 1_000, true, 0)
        atUs += 100_000 * (to.is === 'rate' ? to.rate : 1)
      }
      expect(Math.abs(atUs - 5_000_000)).toBeLessThan(200_000)
    }
  })
})

describe('ClipLine', () => {
  it('lets a clip go on until the moment of the pause, everywhere alike', () => {
    const line = new ClipLine(clip)
    line.tell({ ...clip, playing: false, positionUs: 4_000_000, atHearingUs: 62_000_000 })
    expect(line.at(61_999_000).playing).toBe(true)
    expect(line.at(62_000_000).playing).toBe(false)
    expect(line.at(61_000_000).playing).toBe(false)
  })
  it('takes what is said at once while there is no hearing time', () => {
    const line = new ClipLine(clip)
    line.tell({ ...clip, playing: false })
    expect(line.at(null).playing).toBe(false)
  })
})
