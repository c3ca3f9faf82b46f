import type { LinkStatistics } from '../../webrtc'
import type { LinkReport } from '../../wire/hubMessages'

interface Own { statistics: LinkStatistics | null; microphone: boolean | null; camera: boolean | null; howling: boolean }

/** What the tribunal is told of this page's connection. A device is null when there is none. */
export function linkReport({ statistics, microphone, camera, howling }: Own, incoming: readonly (LinkStatistics | null)[]): LinkReport {
  const losses = incoming.flatMap(link => link?.lossRatio ?? [])
  const trips = [statistics, ...incoming].flatMap(link => link?.rttMs ?? [])
  return {
    lossOut: statistics?.lossRatio ?? null, lossIn: losses.length === 0 ? null : Math.max(...losses),
    roundTripMs: trips.length === 0 ? null : Math.max(...trips), kbpsOut: (statistics?.bitrateBps ?? 0) / 1_000,
    microphone: word(microphone), camera: word(camera), howling,
  }
}

const word = (device: boolean | null): 'on' | 'off' | 'none' => device === null ? 'none' : device ? 'on' : 'off'
