import { expect, it } from 'vitest'
import type { LinkStatistics } from '../../webrtc'
import { linkReport } from './linkReport'

const link = (lossRatio: number | null, rttMs: number | null): LinkStatistics =>
  ({ lossRatio, rttMs, bitrateBps: 640_000, bytesReceived: null, framesDecoded: 0, framesSent: 0, audioPackets: 0, way: null })

it('the worst of what comes in counts, and the slowest way', () => {
  const report = linkReport({ statistics: link(0.01, 40), microphone: true, camera: false, howling: false }, [link(0.02, 30), null, link(0.3, 90)])
  expect(report).toEqual({ lossOut: 0.01, lossIn: 0.3, roundTripMs: 90, kbpsOut: 640, microphone: 'on', camera: 'off', howling: false })
})

it('what is not known is not nought', () => {
  expect(linkReport({ statistics: null, microphone: null, camera: null, howling: false }, []))
    .toEqual({ lossOut: null, lossIn: null, roundTripMs: null, kbpsOut: 0, microphone: 'none', camera: 'none', howling: false })
})
