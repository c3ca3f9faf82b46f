import type { Clip, Display, HearingEvent } from '../wire/hubMessages'
import { wholePage } from './geometry'

/** What stands before everyone after an event; the same when the event is none of the display. Changes nothing. */
export function displayedAfter(display: Display | null, event: HearingEvent): Display | null {
  if (event.is === 'PageShown') return { beside: null, isRight: false, ...display, page: event.page, part: wholePage, turn: event.turn, pointer: null, marks: event.marks }
  if (event.is === 'DisplayCleared' || event.is === 'ClipShown') return null
  if (display === null) return null
  switch (event.is) {
    case 'PageShownBeside': return swapped({ ...display, beside: { page: event.page, part: wholePage, turn: 'None', marks: event.marks } })
    case 'SideChosen': return swapped(display)
    case 'BesideRemoved': return { ...display, beside: null, isRight: false }
    case 'ViewChanged': return { ...display, part: event.part, turn: event.turn }
    case 'PointerMoved': return { ...display, pointer: event.point }
    case 'MarkAdded': return { ...display, marks: [...display.marks, event.mark] }
    case 'MarksRemoved': return { ...display, marks: display.marks.slice(0, event.left) }
    default: return display
  }
}

/** Sound or video that stands there after an event. */
export function clipAfter(clip: Clip | null, event: HearingEvent): Clip | null {
  switch (event.is) {
    case 'ClipShown': return { clip: event.clip, playing: false, positionUs: 0, atHearingUs: event.atHearingUs ?? 0 }
    case 'ClipMoved': return clip === null ? null : { ...clip, playing: event.playing, positionUs: event.positionUs, atHearingUs: event.atHearingUs ?? 0 }
    case 'PageShown': case 'DisplayCleared': return null
    default: return clip
  }
}

/** The other one of two is the one that is changed; nobody points on the one that is not. */
function swapped(display: Display): Display {
  const { page, part, turn, marks, beside, isRight } = display
  return beside === null ? display : { ...beside, pointer: null, beside: { page, part, turn, marks }, isRight: !isRight }
}
