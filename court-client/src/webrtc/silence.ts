/** So long without a single sample that is not nought: no room is as still as that, only a microphone that is switched off. */
const silentAfterMs = 2_500
const leastSample = 1e-5

/** Tells a microphone that gives nothing at all from a person who is quiet; fed with samples, one stretch after the other. */
export class SilenceDetector {
  private lastHeardMs: number | null = null

  /** @param listens False while nothing could be heard anyway: that is not counted. */
  read(samples: ArrayLike<number>, listens: boolean, nowMs: number): boolean {
    this.lastHeardMs ??= nowMs
    let loudest = 0
    for (let at = 0; at < samples.length; at++) loudest = Math.max(loudest, Math.abs(samples[at] ?? 0))
    if (!listens || loudest >= leastSample) this.lastHeardMs = nowMs
    return nowMs - this.lastHeardMs >= silentAfterMs
  }
}
