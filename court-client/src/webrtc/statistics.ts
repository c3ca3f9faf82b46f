import { readWay, type Way } from './ways'

/** One reading of a link; rates are over the time since the reading before. Unknown values are null. */
export interface LinkStatistics {
  lossRatio: number | null
  rttMs: number | null
  bitrateBps: number | null
  /** Over all paths, checks of the paths themselves aside; of a sender's connection these are the gateway's reports. */
  bytesReceived: number | null
  framesDecoded: number
  framesSent: number
  audioPackets: number
  /** Straight to the gateway or through a TURN server. */
  way: Way | null
}

/** What the reading before saw; owned by the caller, filled here. */
export interface StatisticsMemory { atMs?: number; bytes?: number; packets?: number; lost?: number }

type Report = Readonly<Record<string, unknown>>

export function readStatistics(stats: Iterable<[string, Report]> | RTCStatsReport, memory: StatisticsMemory): LinkStatistics {
  const reports: Report[] = []
  ;(stats as unknown as Map<string, Report>).forEach(report => { reports.push(report) })
  const total = (type: string, field: string, kind?: string): number => reports
    .filter(report => report.type === type && (kind === undefined || report.kind === kind))
    .reduce((sum, report) => sum + number(report[field]), 0)

  const bytes = total('inbound-rtp', 'bytesReceived') + total('outbound-rtp', 'bytesSent')
  const packets = total('inbound-rtp', 'packetsReceived') + total('outbound-rtp', 'packetsSent')
  const lost = total('inbound-rtp', 'packetsLost') + total('remote-inbound-rtp', 'packetsLost')
  const atMs = performance.now()
  const since = delta(memory, { atMs, bytes, packets, lost })
  Object.assign(memory, { atMs, bytes, packets, lost })
  return {
    lossRatio: since === null || since.packets + since.lost <= 0 ? null : Math.max(0, since.lost) / (since.packets + Math.max(0, since.lost)),
    rttMs: roundTrip(reports),
    bitrateBps: since === null || since.atMs <= 0 ? null : Math.max(0, since.bytes) * 8_000 / since.atMs,
    bytesReceived: received(reports),
    framesDecoded: total('inbound-rtp', 'framesDecoded'),
    framesSent: total('outbound-rtp', 'framesSent'),
    audioPackets: total('inbound-rtp', 'packetsReceived', 'audio') + total('outbound-rtp', 'packetsSent', 'audio'),
    way: readWay(reports),
  }
}

function delta(before: StatisticsMemory, now: Required<StatisticsMemory>): Required<StatisticsMemory> | null {
  const { atMs, bytes, packets, lost } = before
  if (atMs === undefined || bytes === undefined || packets === undefined || lost === undefined) return null
  return { atMs: now.atMs - atMs, bytes: now.bytes - bytes, packets: now.packets - packets, lost: now.lost - lost }
}

function roundTrip(reports: Report[]): number | null {
  const pair = reports.find(report => report.type === 'candidate-pair' && report.nominated === true && typeof report.currentRoundTripTime === 'number')
  return pair === undefined ? null : number(pair.currentRoundTripTime) * 1_000
}

function received(reports: Report[]): number | null {
  const counted = reports.filter(report => report.type === 'candidate-pair').map(report => report.bytesReceived).filter(bytes => typeof bytes === 'number')
  return counted.length === 0 ? null : counted.reduce((sum, bytes) => sum + bytes, 0)
}

function number(value: unknown): number { return typeof value === 'number' && Number.isFinite(value) ? value : 0 }
