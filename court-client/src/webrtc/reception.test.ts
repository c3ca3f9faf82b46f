import { expect, it } from 'vitest'
import { readReception } from './reception'

it('counts what was made up in the place of a voice, over sound and picture together', () => {
  const read = readReception(new Map([
    ['a', { type: 'inbound-rtp', kind: 'audio', bytesReceived: 100, totalSamplesReceived: 48_000, concealedSamples: 2_000, silentConcealedSamples: 500 }],
    ['v', { type: 'inbound-rtp', kind: 'video', bytesReceived: 900, totalInterFrameDelay: 2, totalSquaredInterFrameDelay: 0.1 }],
    ['o', { type: 'outbound-rtp', kind: 'video', bytesSent: 7 }],
  ]))
  expect(read).toEqual({ bytes: 1_000, soundSamples: 48_000, concealedSamples: 1_500, gapSeconds: 2, gapSecondsSquared: 0.1 })
})
