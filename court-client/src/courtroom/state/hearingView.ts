import type { ChatMessage, Draft, Heartbeat, Line, LinkView, Numbered, PersonalNote, RoomProof, Seat, Snapshot, Source } from '../../wire/hubMessages'
import { clipAfter, displayedAfter } from '@/sheet'
import { afterExamination, isExamination } from '../crossexam/examinations'
import { isBetween } from './separation'

/** What a page knows of its hearing: the snapshot, carried forward by events. */
export interface HearingView extends Snapshot {
  recusalDecided: { granted: boolean; reason: string } | null
  links: LinkView[]
  proof: RoomProof | null
  /** When somebody was found receiving what they may not; the tribunal alone is told. */
  breachWall: string | null
}

export function fromSnapshot(snapshot: Snapshot): HearingView {
  return { ...snapshot, recusalDecided: null, links: [], proof: null, breachWall: null }
}

/** Changes the view by one event; the caller gives each event once and in order. */
export function applyEvent(view: HearingView, numbered: Numbered): void {
  const { event, wall, seq } = numbered
  view.asOf = seq
  if (isExamination(event)) { view.examinations = afterExamination(view.examinations, event, { ...numbered, phase: view.phase }); return }
  switch (event.is) {
    case 'PhaseChanged':
      view.phase = event.to
      view.returnsTo = event.returnsTo
      if (event.from !== event.to) for (const seat of view.seats) seat.asked = false
      return
    case 'OverlayChanged':
      if (event.overlay === 'Interruption') view.interrupted = event.on
      else if (event.overlay === 'InPerson') view.inPerson = event.on
      else view.closedSession = event.on
      return
    case 'RecordingChanged': view.recording = event.recording; return
    case 'GapDeclared': view.gaps.push(event.gap); return
    case 'SeatMuted': change(view, event.seat, seat => { seat.muted = event.muted; seat.asked &&= !event.muted }); return
    case 'CameraStopped': change(view, event.seat, seat => { seat.cameraOff = event.stopped }); return
    case 'FloorChanged':
      for (const id of event.silenced) change(view, id, seat => { seat.muted = true })
      for (const id of event.freed) change(view, id, seat => { seat.muted = false })
      return
    case 'SpeakAsked': change(view, event.seat, seat => { seat.asked = event.asked }); return
    case 'WordTaken': change(view, event.seat, seat => { seat.asked = false }); return
    case 'RoomLocked': view.locked = event.locked; return
    case 'DoorHeld': view.held = event.held; return
    case 'SeatWaits': change(view, event.seat, seat => { seat.waiting = true }); return
    case 'SeatAdmitted': change(view, event.seat, seat => { seat.waiting = false }); return
    case 'IdentityShown': change(view, event.seat, seat => { seat.identity = { sha256: event.sha256, verified: null, note: null, wall } }); return
    case 'IdentityChecked': change(view, event.seat, seat => { seat.identity = { sha256: event.sha256, verified: event.verified, note: event.note, wall } }); return
    case 'InterpretingChanged':
      view.aside = event.aside
      for (const seat of view.seats) seat.interpreted = false
      return
    case 'DeviceAsked': view.devices = [...view.devices.filter(one => one.device !== event.device), { device: event.device, seat: event.seat }]; return
    case 'DeviceDecided': view.devices = view.devices.filter(one => one.device !== event.device); return
    case 'PhoneTookOver': change(view, event.seat, seat => { seat.phone = event.media }); return
    case 'PhoneGaveBack': change(view, event.seat, seat => { seat.phone = null }); return
    case 'TrialMade': view.trial = event.trial; return
    case 'OpenedUntried': return
    case 'SeatPlaced': change(view, event.seat, seat => { seat.inRoom = event.inRoom }); return
    case 'RoomDeviceChosen': view.roomDevice = event.seat; return
    case 'ListeningChanged': change(view, event.seat, seat => { seat.interpreted = event.interpreted }); return
    case 'PrivateRoomOpened': view.rooms = [...view.rooms.filter(room => room.kind !== event.kind), { kind: event.kind, seats: event.seats, sinceWall: wall }]; return
    case 'PrivateRoomEnded':
      view.rooms = view.rooms.filter(room => room.kind !== event.kind)
      view.proof = null
      return
    case 'SeatsScreened': {
      const { seat, other, picture, sound } = event
      view.screens = [...view.screens.filter(screen => !isBetween(screen, seat, other)), ...(picture || sound ? [{ seat, other, picture, sound }] : [])]
      return
    }
    case 'IsolationBreached': view.breachWall = wall; return
    case 'SeatDisciplined':
      change(view, event.seat, seat => {
        seat.discipline = { measure: event.measure, words: event.words, wall }
        if (event.measure === 'Removal') Object.assign(seat, { removed: true, asked: false, handRaisedWall: null })
      })
      return
    case 'SeatReadmitted': change(view, event.seat, seat => { seat.removed = false; seat.discipline = null }); return
    // The heartbeat says it, and newer.
    case 'SpokenTimeNoted': return
    case 'SceneChosen': view.scene = event.choice; return
    case 'PageShown': case 'PageShownBeside': case 'SideChosen': case 'BesideRemoved': case 'ClipShown': case 'ClipMoved':
    case 'ViewChanged': case 'PointerMoved': case 'MarkAdded': case 'MarksRemoved': case 'DisplayCleared':
      view.display = displayedAfter(view.display, event)
      view.clip = clipAfter(view.clip, event)
      return
    case 'PointerGiven': view.pointer = event.seat; return
    case 'HandRaised': change(view, event.seat, seat => { seat.handRaisedWall = event.raised ? wall : null }); return
    case 'SeatAdded':
      if (!view.seats.some(seat => seat.seat === event.seat)) view.seats.push(newSeat(event.seat, event.role, event.name))
      return
    case 'PersonEntered': change(view, event.seat, seat => { seat.present = true }); return
    case 'PersonLeft': change(view, event.seat, seat => { seat.present = false }); return
    case 'RecusalAnswered':
      change(view, event.seat, seat => { seat.recusal = { answer: event.answer, reason: event.reason } })
      return
    case 'RecusalDecided': view.recusalDecided = { granted: event.granted, reason: event.reason }; return
    case 'LineCommitted': commit(view, event.line); return
    case 'LineEdited': replace(view, event.line); return
    // The step that goes on from there comes with the heartbeat.
    case 'SittingContinues': return
    // Who keeps the screens reads them where they are kept.
    case 'WallPaired': case 'WallEnded': return
    case 'HeadNoted': return
  }
}

const newSeat = (seat: string, role: Seat['role'], name: string): Seat => ({
  seat, role, name, present: false, muted: false, handRaisedWall: null, recusal: null, cameraOff: false, asked: false, removed: false, discipline: null, interpreted: false, waiting: false, identity: null, inRoom: false, phone: null,
})

export function applyHeartbeat(view: HearingView, beat: Heartbeat): void {
  view.recording = beat.recording
  view.steps = beat.steps
  view.diskLow = beat.diskLow
  view.spoken = beat.spoken
  view.links = beat.links ?? []
  view.proof = beat.proof
}

/** The newest revision wins; an empty text means that the draft is gone. A draft of a committed line came late. */
export function applyDraft(view: HearingView, draft: Draft): void {
  const index = view.drafts.findIndex(known => known.seat === draft.seat)
  const known = view.drafts[index]
  if (known !== undefined && known.line === draft.line && known.rev > draft.rev) return
  if (index >= 0) view.drafts.splice(index, 1)
  if (draft.text !== '' && !view.lines.some(line => line.line === draft.line)) view.drafts.push(draft)
}

/** A message may come both in the snapshot and by itself. */
export function applyChat(view: HearingView, message: ChatMessage): void {
  if (view.chat !== null && !view.chat.some(known => known.id === message.id)) view.chat.push(message)
}

export function applyNote(view: HearingView, note: PersonalNote): void {
  if (!view.notes.some(known => known.id === note.id)) view.notes.push(note)
}

export function applySources(view: HearingView, sources: Source[]): void {
  view.sources = sources
}

function change(view: HearingView, id: string, act: (seat: HearingView['seats'][number]) => void): void {
  const seat = view.seats.find(candidate => candidate.seat === id)
  if (seat !== undefined) act(seat)
}

function commit(view: HearingView, line: Line): void {
  if (view.lines.some(known => known.line === line.line)) { replace(view, line); return }
  view.lines.push(line)
  view.drafts = view.drafts.filter(draft => draft.line !== line.line)
}

function replace(view: HearingView, line: Line): void {
  const index = view.lines.findIndex(known => known.line === line.line)
  if (index >= 0) view.lines.splice(index, 1, line)
}
