import { computed } from 'vue'
import type { Media } from '../media/useMedia'
import { useWords } from './useWords'
import { wallText } from './hearingClock'
import { isSilentInRoom } from './separation'
import type { Room } from './useRoom'
import type { Role } from '@/wire/hubMessages'
import { useGapCause } from '@/wire/useGapCause'

/** `grave` is red and spoken at once; `note` is quiet. `retry` offers to take the devices again. */
export interface Banner { id: string; tone: 'grave' | 'warn' | 'note'; text: string; retry?: boolean }

const weakLoss = 0.08

/** Everything that is wrong or out of the ordinary, in words. */
export function useTrouble(room: Room, media: Media) {
  const { say } = useWords()
  const why = useGapCause()
  return computed<Banner[]>(() => {
    const view = room.view.value
    if (view === null) return []
    const lost = room.state.value.is === 'lost' ? [reconnecting(room, say)] : []
    return [...lost, ...ofRecording(room, say, why), ...ofDevices(media, say), ...ofSound(room, media, say), ...ofCamera(room, say), ...ofSession(room, say)]
  })
}

type Say = ReturnType<typeof useWords>['say']

function reconnecting(room: Room, say: Say): Banner {
  const attempt = room.state.value.is === 'lost' ? room.state.value.attempt : 0
  return { id: 'reconnecting', tone: 'grave', text: say('trouble.reconnecting', { n: attempt }) }
}

function ofRecording(room: Room, say: Say, why: (cause: string) => string): Banner[] {
  const view = room.view.value
  if (view === null) return []
  const banners: Banner[] = []
  if (view.recording.is === 'interrupted') {
    const staff = view.me.mayStep || view.me.mayType || view.me.role === 'Presiding' || view.me.role === 'Clerk'
    banners.push({ id: 'recording', tone: 'grave',
      text: staff ? say('trouble.recordingInterruptedStaff', { cause: why(view.recording.cause) }) : say('trouble.recordingInterrupted') })
  }
  if (view.diskLow && (view.me.mayStep || view.me.mayType)) banners.push({ id: 'disk', tone: 'grave', text: say('trouble.diskLow') })
  return banners
}

function ofDevices(media: Media, say: Say): Banner[] {
  const trouble = media.outgoing.trouble.value
  if (!media.outgoing.wanted.value) return []
  switch (trouble.is) {
    case 'none': return []
    case 'ended': return [{ id: 'device', tone: 'grave', text: say('trouble.deviceEnded'), retry: true }]
    case 'muted': return [{ id: 'device', tone: 'warn', text: say('trouble.deviceMuted') }]
    case 'failed': return [{ id: 'device', tone: trouble.what === 'camera' ? 'warn' : 'grave', retry: true,
      text: `${trouble.what === 'camera' ? '' : say('trouble.noMicrophone')} ${say(`device.${trouble.failure}`, { what: say(`device.${trouble.what}`) })} ${say('device.stillIn')}`.trim() }]
  }
}

function ofSound(room: Room, media: Media, say: Say): Banner[] {
  if (media.outgoing.microphone.value.howls && media.outgoing.on.microphone) return [{ id: 'howling', tone: 'grave', text: say('trouble.howling') }]
  if (room.view.value !== null && isSilentInRoom(room.view.value, room.view.value.me.seat)) {
    const serves = room.view.value.seats.find(seat => seat.seat === room.view.value?.roomDevice)
    return [{ id: 'in-room', tone: 'note', text: say('trouble.inRoom', { name: serves?.name ?? '' }) }]
  }
  if (room.me.value?.muted === true) return [{ id: 'muted', tone: 'warn', text: say('trouble.mutedByTribunal') }]
  if (media.unheard.value && room.state.value.is === 'entered') return [{ id: 'unheard', tone: 'grave', text: say('trouble.nobodyHears') }]
  if (media.outgoing.microphone.value.silent && media.outgoing.on.microphone) return [{ id: 'silent', tone: 'grave', text: say('trouble.silent'), retry: true }]
  if (media.soundOnly.value) return [{ id: 'weak', tone: 'warn', text: say('trouble.thin') }]
  const loss = media.outgoing.statistics.value?.lossRatio ?? 0
  return loss > weakLoss || media.outgoing.videoRung.value > 0 ? [{ id: 'weak', tone: 'warn', text: say('trouble.weak') }] : []
}

function ofCamera(room: Room, say: Say): Banner[] {
  return room.me.value?.cameraOff === true ? [{ id: 'camera-stopped', tone: 'warn', text: say('trouble.cameraStopped') }] : []
}

// LAW 26: a closed session goes on without them.
const isPublic = (role: Role): boolean => role === 'Observer' || role === 'Technician'

function ofSession(room: Room, say: Say): Banner[] {
  const view = room.view.value
  if (view === null) return []
  const banners: Banner[] = []
  if (view.interrupted) banners.push({ id: 'interruption', tone: 'warn', text: say('trouble.interrupted') })
  if (view.closedSession) banners.push(isPublic(view.me.role) ? { id: 'closed-out', tone: 'warn', text: say('trouble.closedOut') } : { id: 'closed', tone: 'note', text: say('trouble.closedSession') })
  if (view.inPerson) banners.push({ id: 'in-person', tone: 'note', text: say('trouble.inPerson') })
  if (view.phase === 'Recess') banners.push({ id: 'recess', tone: 'note', text: say('trouble.recess') })
  if (view.phase === 'Mediation') banners.push({ id: 'mediation', tone: 'note', text: say('trouble.mediation') })
  if (view.breachWall !== null) banners.push({ id: 'breach', tone: 'grave', text: say('trouble.breach', { at: wallText(view.breachWall) }) })
  if (view.recusalDecided !== null && (view.phase === 'RightsAndRecusal' || view.phase === 'Recess')) {
    const { granted, reason } = view.recusalDecided
    banners.push({ id: 'recusal', tone: 'note', text: say(granted ? 'recusal.decidedGranted' : 'recusal.decidedRejected', { reason }) })
  }
  return banners
}
