const badLoss = 0.1
const goodLoss = 0.02
/** Readings come every 2 s: this many bad ones in a row, and pictures give way. */
const badReadings = 2
const firstRest = 8
const longestRest = 64

/**
 * Decides from what is lost on the way to this page whether it can take pictures. They give way before a word is lost, and are tried
 * again after a rest that doubles each time they could not stay.
 */
export class PictureDiet {
  private bad = 0
  private good = 0
  private rest = firstRest
  private sinceTaken = 0
  private fasts = false

  get soundOnly(): boolean { return this.fasts }

  /** @param losses Share lost of each source, 0 … 1. A speaker's own bad line is in one of them; this page's is in all. */
  read(losses: readonly number[]): boolean {
    if (losses.length === 0) return this.fasts
    const least = Math.min(...losses)
    this.bad = least > badLoss ? this.bad + 1 : 0
    this.good = least < goodLoss ? this.good + 1 : 0
    if (this.fasts) this.recover()
    else this.give()
    return this.fasts
  }

  private give(): void {
    this.sinceTaken++
    if (this.sinceTaken > longestRest) this.rest = firstRest
    if (this.bad < badReadings) return
    this.fasts = true
    this.good = 0
  }

  private recover(): void {
    if (this.good < this.rest) return
    this.fasts = false
    this.rest = Math.min(longestRest, this.rest * 2)
    this.sinceTaken = 0
    this.bad = 0
  }
}
