/** Hearing time between two heartbeats: the last one told plus the page's own monotonic clock. */
export class HearingClock {
  private anchor: { hearingUs: number; atMs: number; runs: boolean } | null = null

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** `runs` is false once the sitting is closed. */
  set(hearingUs: number | null, runs = true): void {
    this.anchor = hearingUs === null ? null : { hearingUs, atMs: this.nowMs(), runs }
  }

  /** µs, or null before the first recording. */
  read(): number | null {
    if (this.anchor === null) return null
    const { hearingUs, atMs, runs } = this.anchor
    return runs ? Math.round(hearingUs + (this.nowMs() - atMs) * 1_000) : hearingUs
  }
}

/** 00:42:17; hours go on past 99. */
export function clockText(us: number | null): string {
  if (us === null) return '--:--:--'
  const seconds = Math.max(0, Math.floor(us / 1_000_000))
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** 10:42:05 on the wall of whoever reads. */
export function wallText(wall: string): string {
  const at = new Date(wall)
  return Number.isNaN(at.getTime()) ? '' : at.toLocaleTimeString('zh-CN', { hour12: false })
}
