import { videoEncoding } from './codecs'

/** What of the picture is sent; sound is never touched. */
export interface VideoRung { maxBitrate: number; maxFramerate: number; scaleResolutionDownBy: number }

/** From the whole picture down to one small frame a second. */
export const videoRungs: readonly [VideoRung, ...VideoRung[]] = [
  { maxBitrate: videoEncoding.maxBitrate ?? 800_000, maxFramerate: 25, scaleResolutionDownBy: 1 },
  { maxBitrate: 350_000, maxFramerate: 20, scaleResolutionDownBy: 1.5 },
  { maxBitrate: 120_000, maxFramerate: 12, scaleResolutionDownBy: 2 },
  // Never none: whoever comes in now waits for a first frame, and a face each second is still somebody.
  { maxBitrate: 30_000, maxFramerate: 1, scaleResolutionDownBy: 4 },
]

const badLoss = 0.08
const goodLoss = 0.02
const badReadings = 2
const mostGoodReadings = 40
/** So many good readings after a step up: it holds, and what comes next is a new trouble. */
const holdReadings = 10

/**
 * On a line that loses packets the picture gives way before a word is lost, and comes back by itself. Readings come every two
 * seconds. With the first good one the whole picture is back: most often a burst is over. If it does not hold, the picture comes
 * back rung by rung and each time later, so that a steady bad line does not flicker.
 */
export class VideoLadder {
  private at = 0
  private bad = 0
  private good = 0
  private patience = 1
  private climbed = false

  /** 0 is the whole picture. */
  get rung(): number { return this.at }

  /** Takes a reading of what did not arrive, 0–1; null: nothing was sent. True when the rung has changed. */
  read(lossRatio: number | null): boolean {
    if (lossRatio === null) return false
    this.bad = lossRatio > badLoss ? this.bad + 1 : 0
    this.good = lossRatio <= goodLoss ? this.good + 1 : 0
    if (this.bad >= badReadings && this.at < videoRungs.length - 1) return this.move(1)
    if (this.good >= this.patience && this.at > 0) return this.move(this.patience === 1 ? -this.at : -1)
    if (this.climbed && this.good >= holdReadings) { this.patience = 1; this.climbed = false }
    return false
  }

  private move(by: number): true {
    if (by > 0 && this.climbed) this.patience = Math.min(mostGoodReadings, this.patience * 4)
    this.climbed = by < 0
    this.at += by
    this.bad = 0
    this.good = 0
    return true
  }
}
