/** Running totals of what a link has brought; two readings give a share or a rate. */
export interface Reception {
  bytes: number
  soundSamples: number
  /** Of these made up because nothing had come; silence in the place of silence is not counted. */
  concealedSamples: number
  /** Seconds between a picture and the next, summed, and their squares: the second by the first is the gap that somebody who looks at any moment looks at. */
  gapSeconds: number
  gapSecondsSquared: number
}

type Report = Readonly<Record<string, unknown>>

export function readReception(stats: Iterable<[string, Report]> | RTCStatsReport): Reception {
  const incoming: Report[] = []
  ;(stats as unknown as Map<string, Report>).forEach(report => { if (report.type === 'inbound-rtp') incoming.push(report) })
  const total = (field: string): number => incoming.reduce((sum, report) => sum + (typeof report[field] === 'number' ? report[field] : 0), 0)
  return {
    bytes: total('bytesReceived'),
    soundSamples: total('totalSamplesReceived'),
    concealedSamples: total('concealedSamples') - total('silentConcealedSamples'),
    gapSeconds: total('totalInterFrameDelay'),
    gapSecondsSquared: total('totalSquaredInterFrameDelay'),
  }
}
