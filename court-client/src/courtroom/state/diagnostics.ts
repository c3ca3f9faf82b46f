import { onScopeDispose } from 'vue'
import type { Reception, Way } from '../../webrtc'
import type { Media } from '../media/useMedia'
import type { Room } from './useRoom'

/** What support and tests may read off a page; nothing here can change anything. */
export interface Diagnostics {
  readonly connection: string
  readonly head: number | null
  readonly phase: string | null
  readonly recording: string | null
  readonly hearingUs: number | null
  readonly unanswered: number
  readonly outgoing: string
  readonly way: Way | null
  readonly firstFrameMs: number | null
  readonly sources: Readonly<Record<string, Readonly<SourceReading>>>
}

interface SourceReading { state: string; framesDecoded: number; audioPackets: number; lossRatio: number | null; volume: number | null; firstFrameMs: number | null; way: Way | null; rttMs: number | null; reception: Reception | null }

declare global { interface Window { __court?: Diagnostics } }

export function exposeDiagnostics(room: Room, media: Media): void {
  const openedMs = performance.now()
  let firstFrameMs: number | null = null
  const sources: Record<string, SourceReading> = {}

  const timer = setInterval(() => {
    for (const id of Object.keys(sources)) if (!media.pictures.has(id)) Reflect.deleteProperty(sources, id)
    for (const [id, picture] of media.pictures) {
      if (picture.shown !== null) firstFrameMs ??= performance.now() - openedMs
      void picture.read().then(read => {
        sources[id] = { state: picture.state.is, framesDecoded: read?.framesDecoded ?? 0, audioPackets: read?.audioPackets ?? 0,
          lossRatio: picture.statistics?.lossRatio ?? null, volume: media.sound.volumeOf(id), firstFrameMs: picture.firstFrameMs, way: read?.way ?? null,
          rttMs: read?.rttMs ?? null, reception: read?.reception ?? null }
      })
    }
  }, 250)

  window.__court = {
    get connection() { return room.state.value.is },
    get head() { return room.hub.headSeq },
    get phase() { return room.view.value?.phase ?? null },
    get recording() { return room.view.value?.recording.is ?? null },
    get hearingUs() { return room.clock.read() },
    get unanswered() { return room.hub.unanswered },
    get outgoing() { return media.outgoing.state.value.is },
    get way() { return media.outgoing.statistics.value?.way ?? null },
    get firstFrameMs() { return firstFrameMs },
    get sources() { return structuredClone(sources) },
  }
  onScopeDispose(() => { clearInterval(timer); delete window.__court })
}
