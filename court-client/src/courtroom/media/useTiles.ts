import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Seat } from '../../wire/hubMessages'
import { bySeating, hasPicture, isWitness } from '../state/seating'
import { placeOf, screeningOf } from '../state/separation'
import type { Room } from '../state/useRoom'
import type { Media } from './useMedia'

/** One place in the picture grid: a seat with whatever of it can be seen now. */
export interface Tile {
  seat: Seat
  mine: boolean
  element: HTMLVideoElement | null
  state: 'flowing' | 'connecting' | 'recovering' | 'noVideo' | 'noDevice' | 'absent' | 'cameraOff' | 'cameraStopped' | 'elsewhere' | 'screened' | 'thin' | 'byPhone'
  speaking: boolean
  micOff: boolean
}

export function useTiles(room: Room, media: Media): ComputedRef<Tile[]> {
  const own = useOwnPicture(media)
  return computed(() => {
    const view = room.view.value
    if (view === null) return []
    const here = placeOf(view, view.me.seat)
    return bySeating(view.seats).filter(seat => hasPicture(seat) && !seat.waiting && (!isWitness(seat.role) || view.phase === 'Witness')).map(seat => {
      const speaking = room.speaking.value.includes(seat.seat) && !seat.muted
      if (placeOf(view, seat.seat) !== here) return { seat, mine: false, speaking: false, micOff: false, element: null, state: 'elsewhere' as const }
      return seat.seat === view.me.seat
        ? { seat, mine: true, speaking, ...stopped(seat, ownTile(media, own.value)) }
        : { seat, mine: false, speaking, micOff: false, ...stopped(seat, othersTile(room, media, seat)) }
    })
  })
}

// The last picture before the tribunal stopped the camera is not left standing.
function stopped<T extends Pick<Tile, 'element' | 'state'>>(seat: Seat, tile: T): T {
  return seat.cameraOff && tile.state !== 'absent' && tile.state !== 'noDevice' ? { ...tile, element: null, state: 'cameraStopped' } : tile
}

function ownTile(media: Media, element: HTMLVideoElement | null): Pick<Tile, 'element' | 'state' | 'micOff'> {
  const { on, tracks, byPhone } = media.outgoing
  const micOff = tracks.value.audio !== null && !on.microphone
  if (byPhone.value.camera) return { element: null, micOff, state: 'byPhone' }
  if (element === null) return { element, micOff, state: tracks.value.audio === null ? 'noDevice' : 'noVideo' }
  return { element: on.camera ? element : null, micOff, state: on.camera ? 'flowing' : 'cameraOff' }
}

function othersTile(room: Room, media: Media, seat: Seat): Pick<Tile, 'element' | 'state'> {
  const candidates = [...media.pictures.values()].filter(candidate => candidate.seat === seat.seat && !/\/doc\d*\//.test(candidate.source))
  // A phone may send the picture, and the person's own device only the sound.
  const picture = candidates.find(candidate => candidate.shown?.element != null && hasVideo(room, candidate.source)) ?? candidates.find(candidate => hasVideo(room, candidate.source)) ?? candidates[0]
  const element = picture?.shown?.element ?? null
  const view = room.view.value
  if (view !== null && screeningOf(view, view.me.seat, seat.seat)?.picture === true && seat.present) return { element: null, state: 'screened' }
  if (picture === undefined) return { element, state: seat.present ? 'noDevice' : 'absent' }
  const source = room.view.value?.sources.find(listed => listed.source === picture.source)
  // The last picture before they gave way is not left standing.
  if (media.soundOnly.value && picture.state.is === 'flowing' && source?.hasVideo !== false) return { element: null, state: 'thin' }
  if (picture.state.is === 'flowing') return { element, state: source?.hasVideo === false ? 'noVideo' : 'flowing' }
  return { element, state: picture.state.is === 'recovering' ? 'recovering' : 'connecting' }
}

const hasVideo = (room: Room, source: string): boolean => room.view.value?.sources.find(listed => listed.source === source)?.hasVideo !== false

/** The person's own picture, straight from the camera. */
function useOwnPicture(media: Media) {
  const element = shallowRef<HTMLVideoElement | null>(null)
  watch(() => media.outgoing.tracks.value.video, track => {
    if (track === null) { element.value = null; return }
    const video = document.createElement('video')
    video.muted = true
    video.autoplay = true
    video.playsInline = true
    video.srcObject = new MediaStream([track])
    element.value = video
  }, { immediate: true })
  return element
}
