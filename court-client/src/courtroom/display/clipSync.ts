import type { Clip } from '../../wire/hubMessages'

const usPerSecond = 1_000_000
/** Less than this nobody notices; a correction would be heard sooner. */
const closeUs = 40_000
/** More than this is jumped over; less is made up by playing a little faster or slower, which keeps the sound whole. */
const farUs = 500_000
const mostOff = 0.12

/** Where a clip stands at a hearing time; without one it waits. Never behind its end. */
export function clipPositionUs({ clip, playing, positionUs, atHearingUs }: Clip, hearingUs: number | null): number {
  return Math.min(playing && hearingUs !== null ? positionUs + Math.max(0, hearingUs - atHearingUs) : positionUs, clip.lengthUs)
}

export type Correction = { is: 'none' } | { is: 'rate'; rate: number } | { is: 'seek'; toUs: number }

/**
 * What brings a copy that is at `atUs` to where it should be.
 * @param seekTakesUs how long the last jump took: a copy that jumps while the clip goes on must jump ahead of it.
 */
export function correctionOf(atUs: number, wantedUs: number, playing: boolean, seekTakesUs: number): Correction {
  const behindUs = wantedUs - atUs
  if (!playing) return Math.abs(behindUs) > closeUs / 2 ? { is: 'seek', toUs: wantedUs } : { is: 'none' }
  if (Math.abs(behindUs) > farUs) return { is: 'seek', toUs: wantedUs + seekTakesUs }
  if (Math.abs(behindUs) <= closeUs) return { is: 'rate', rate: 1 }
  return { is: 'rate', rate: 1 + Math.min(Math.max(behindUs / (2 * usPerSecond), -mostOff), mostOff) }
}

/** What is said of a clip holds from its hearing time on; until then what was said last goes on. */
export class ClipLine {
  private coming: Clip | null = null

  constructor(private current: Clip) {}

  tell(next: Clip): void { this.coming = next }

  at(hearingUs: number | null): Clip {
    if (this.coming !== null && (hearingUs === null || hearingUs >= this.coming.atHearingUs)) {
      this.current = this.coming
      this.coming = null
    }
    return this.current
  }
}
