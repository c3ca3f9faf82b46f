import { hubSignalling } from '../media/hubSignalling'
import { IncomingSource, OutgoingSource, type Shown } from '@/webrtc'
import type { CourtroomHub } from '@/wire/hubClient'
import { until, visitHearing, wait } from './visit'

export type NetworkResult = { is: 'passed'; rttMs: number | null; framesDecoded: number; audioPackets: number }
  | { is: 'failed'; why: 'networkSignal' | 'networkFailed' | 'elsewhere' }

interface NetworkTest { hearingId: string; seat: string; audio: MediaStreamTrack; video: MediaStreamTrack }

const flowMs = 10_000
const lookMs = 3_000
/** One second of picture at a frame rate that a weak phone still reaches, and half a second of sound. */
const framesWanted = 15
const packetsWanted = 25

/** Sends the person's sound and picture to the gateway and takes them back from it for three seconds. */
export function runNetworkTest({ hearingId, seat, audio, video }: NetworkTest): Promise<NetworkResult> {
  return visitHearing<NetworkResult>(hearingId, hub => loop(hub, `${seat}/test/av`, audio, video))
}

async function loop(hub: CourtroomHub, source: string, audio: MediaStreamTrack, video: MediaStreamTrack): Promise<NetworkResult> {
  const signalling = hubSignalling(hub)
  let flowing: number | null = null
  let shown: Shown | null = null
  const outgoing = new OutgoingSource({ source, signalling, purpose: 'test', changed: state => { flowing = state.is === 'flowing' ? state.attempt : null } })
  let incoming: IncomingSource | null = null
  try {
    await outgoing.send(audio, video)
    await until(flowMs, () => flowing !== null)
    if (flowing === null) return { is: 'failed', why: 'networkFailed' }
    incoming = new IncomingSource({ source, attempt: flowing, wantsVideo: true, signalling, purpose: 'test', changed: () => undefined, shown: now => { shown = now } })
    await until(flowMs, () => shown !== null)
    const first = await incoming.read()
    await wait(lookMs)
    const last = await incoming.read()
    const framesDecoded = (last?.framesDecoded ?? 0) - (first?.framesDecoded ?? 0)
    const audioPackets = (last?.audioPackets ?? 0) - (first?.audioPackets ?? 0)
    if (framesDecoded < framesWanted || audioPackets < packetsWanted) return { is: 'failed', why: 'networkFailed' }
    return { is: 'passed', rttMs: last?.rttMs ?? null, framesDecoded, audioPackets }
  } finally {
    incoming?.close()
    outgoing.close()
  }
}
