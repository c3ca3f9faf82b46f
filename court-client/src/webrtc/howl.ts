/** As long a single tone is no word; as long without it, it is over. */
const beginsAfterMs = 900
const endsAfterMs = 1_500
const lowestHertz = 150
const quietestDb = -45
/** Of all power in the spectrum: speech spreads over many harmonics, howling is one line. */
const leastShare = 0.85
const linewidth = 6

/** Tells howling, one tone that stays, from speech; fed with spectra in dB, one after the other. */
export class HowlDetector {
  private line = -1
  private sinceMs: number | null = null
  private lastMs = -Infinity
  private howls = false

  constructor(private readonly hertzPerBin: number) {}

  /** True while it howls. */
  read(spectrumDb: ArrayLike<number>, nowMs: number): boolean {
    const line = this.lineOf(spectrumDb)
    if (line !== null && Math.abs(line - this.line) <= linewidth) {
      this.sinceMs ??= nowMs
      this.lastMs = nowMs
      if (nowMs - this.sinceMs >= beginsAfterMs) this.howls = true
    } else {
      this.sinceMs = line === null ? null : nowMs
      if (nowMs - this.lastMs >= endsAfterMs) this.howls = false
    }
    this.line = line ?? -1
    return this.howls
  }

  /** The bin of the one line that holds nearly all power; null when there is none. */
  private lineOf(spectrumDb: ArrayLike<number>): number | null {
    const first = Math.ceil(lowestHertz / this.hertzPerBin)
    let peak = first
    let total = 0
    for (let bin = first; bin < spectrumDb.length; bin++) {
      total += power(spectrumDb[bin])
      if ((spectrumDb[bin] ?? -Infinity) > (spectrumDb[peak] ?? -Infinity)) peak = bin
    }
    if ((spectrumDb[peak] ?? -Infinity) < quietestDb) return null
    let line = 0
    for (let bin = Math.max(first, peak - linewidth); bin <= peak + linewidth; bin++) line += power(spectrumDb[bin])
    return line / total >= leastShare ? peak : null
  }
}

const power = (db: number | undefined): number => db === undefined || db === -Infinity ? 0 : 10 ** (db / 10)
