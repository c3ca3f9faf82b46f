import { computed, ref, watch, type Ref } from 'vue'
import { bySeating, hasPicture } from '../state/seating'
import { showsIdentity } from '../../wire/roles'
import type { Room } from '../state/useRoom'
import type { Discipline, Seat } from '../../wire/hubMessages'

type FloorRoom = Pick<Room, 'view' | 'act'> & { hub: Pick<Room['hub'], 'muteSeat' | 'stopCamera' | 'askToSpeak' | 'lockRoom' | 'holdDoor' | 'admitSeat' | 'checkIdentity' | 'interpretAside' | 'disciplineSeat' | 'readmitSeat' | 'screenSeats' | 'placeSeat' | 'chooseRoomDevice' | 'notePerson'> }

/** A seat with its place among the raised hands, the oldest being 1; null without a hand. */
export interface Listed extends Seat { place: number | null }

/** Raised hands first, in the order in which they went up; then everybody as they are seated. */
export function byHands(seats: readonly Seat[]): Listed[] {
  const seated = bySeating(seats)
  const raised = seated.filter(seat => seat.handRaisedWall !== null).sort((a, b) => (a.handRaisedWall ?? '').localeCompare(b.handRaisedWall ?? ''))
  return [...raised.map((seat, index) => ({ ...seat, place: index + 1 })), ...seated.filter(seat => seat.handRaisedWall === null).map(seat => ({ ...seat, place: null }))]
}

/** What the tribunal may do with the people in the room. */
export function useFloor(room: FloorRoom) {
  const me = computed(() => room.view.value?.me ?? null)
  const people = computed<Listed[]>(() => {
    const seats = room.view.value?.seats ?? []
    return me.value?.mayMute === true ? byHands(seats) : bySeating(seats).map(seat => ({ ...seat, place: null }))
  })
  const others = (seat: Seat): boolean => seat.seat !== me.value?.seat
  // Among themselves they speak when they like, and write in their own channel.
  const isGuest = (seat: Seat): boolean => !['Presiding', 'Arbitrator', 'Clerk'].includes(seat.role)
  return {
    people,
    mayMute: (seat: Seat): boolean => me.value?.mayMute === true && seat.present && !seat.waiting && others(seat),
    mayAdmit: (seat: Seat): boolean => me.value?.mayMute === true && seat.present && seat.waiting,
    mayAsk: (seat: Seat): boolean => me.value?.mayMute === true && seat.present && !seat.waiting && isGuest(seat),
    mayNote: (seat: Seat): boolean => me.value?.mayType === true && seat.present && isGuest(seat),
    mayDiscipline: (seat: Seat): boolean => me.value?.mayDiscipline === true && !seat.removed && !seat.waiting && isGuest(seat),
    mayPlace: (seat: Seat): boolean => me.value?.mayMute === true && hasPicture(seat) && !seat.removed,
    place: (seat: Seat): Promise<boolean> => room.act(room.hub.placeSeat(seat.seat, !seat.inRoom)),
    mayServe: (seat: Seat): boolean => me.value?.mayMute === true && seat.inRoom && room.view.value?.roomDevice !== seat.seat,
    serve: (seat: Seat): Promise<boolean> => room.act(room.hub.chooseRoomDevice(seat.seat)),
    mayScreen: (seat: Seat): boolean => me.value?.role === 'Presiding' && !seat.removed && isGuest(seat),
    screen: (seat: string, other: string, picture: boolean, sound: boolean): Promise<boolean> => room.act(room.hub.screenSeats(seat, other, picture, sound)),
    mayReadmit: (seat: Seat): boolean => me.value?.mayDiscipline === true && seat.removed,
    mute: (seat: Seat): Promise<boolean> => room.act(room.hub.muteSeat(seat.seat, !seat.muted)),
    stopCamera: (seat: Seat): Promise<boolean> => room.act(room.hub.stopCamera(seat.seat, !seat.cameraOff)),
    ask: (seat: Seat): Promise<boolean> => room.act(room.hub.askToSpeak(seat.seat, !seat.asked)),
    lock: (locked: boolean): Promise<boolean> => room.act(room.hub.lockRoom(locked)),
    mayCheck: (seat: Seat): boolean => me.value?.mayMute === true && showsIdentity(seat.role) && seat.identity?.verified !== true,
    admit: (seat: Seat, reason: string | null = null): Promise<boolean> => room.act(room.hub.admitSeat(seat.seat, reason)),
    /** `sha256`: of the picture that was looked at. */
    check: (seat: Seat, verified: boolean, note: string, sha256: string | null): Promise<boolean> => room.act(room.hub.checkIdentity(seat.seat, verified, note === '' ? null : note, sha256)),
    holdDoor: (held: boolean): Promise<boolean> => room.act(room.hub.holdDoor(held)),
    interpretAside: (aside: boolean): Promise<boolean> => room.act(room.hub.interpretAside(aside)),
    discipline: (seat: string, measure: Discipline, words: string): Promise<boolean> => room.act(room.hub.disciplineSeat(seat, measure, words)),
    readmit: (seat: string, words: string): Promise<boolean> => room.act(room.hub.readmitSeat(seat, words === '' ? null : words)),
    note: (seat: string, text: string): Promise<boolean> => room.act(room.hub.notePerson(seat, text)),
  }
}

/** How many messages came in while the reader looked elsewhere. */
export function useUnread(count: () => number, isLooking: Ref<boolean>) {
  const seen = ref(count())
  watch([count, isLooking], () => { if (isLooking.value) seen.value = count() }, { immediate: true })
  return computed(() => Math.max(0, count() - seen.value))
}
