import { onScopeDispose } from 'vue'
import type { Room } from '../state/useRoom'
import { linkReport } from './linkReport'
import type { Incoming } from './useIncoming'
import type { Outgoing } from './useOutgoing'

const everyMs = 2_000

/** Says every two seconds how this page's connection does. */
export function useLinkReport(room: Room, outgoing: Outgoing, pictures: ReadonlyMap<string, Incoming>): void {
  const timer = setInterval(() => {
    const { tracks, on, byPhone } = outgoing
    room.hub.reportLink(linkReport({
      statistics: outgoing.state.value.is === 'idle' ? null : outgoing.statistics.value,
      microphone: byPhone.value.microphone ? true : tracks.value.audio === null ? null : on.microphone, camera: byPhone.value.camera ? true : tracks.value.video === null ? null : on.camera, howling: outgoing.microphone.value.howls,
    }, [...pictures.values()].map(picture => picture.statistics)))
  }, everyMs)
  onScopeDispose(() => { clearInterval(timer) })
}
