import type { Clip, Display, HearingEvent } from '@/wire/hubMessages'
import { clipAfter, displayedAfter } from '@/sheet'

/** What changed before everyone; without an event, `stands` is what stands there from then on. */
export interface DisplayMoment { atUs: number; event?: HearingEvent; stands: Display | null }

/** What stands before everyone from a moment on. */
export interface DisplayFrame { atUs: number; display: Display | null; clip: Clip | null }

/** An exhibit's page on the timeline. */
export interface ShownSpan { fromUs: number; toUs: number; cite: string; title: string }

/** The course of the display as one picture after the other, in hearing time. */
export function framesOf(moments: readonly DisplayMoment[]): DisplayFrame[] {
  let display: Display | null = null
  let clip: Clip | null = null
  const frames: DisplayFrame[] = []
  // What is told later may be seen a little earlier: a recess clears at once what was to come.
  for (const { atUs, event, stands } of [...moments].sort((a, b) => a.atUs - b.atUs)) {
    display = event === undefined ? stands : displayedAfter(display, event)
    clip = event === undefined ? null : clipAfter(clip, event)
    frames.push({ atUs, display, clip })
  }
  return frames
}

/** Binary search: a pointer that moves makes thousands of frames. */
export function displayAt(frames: readonly DisplayFrame[], positionUs: number): Display | null {
  let [low, high] = [0, frames.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((frames[middle]?.atUs ?? Infinity) <= positionUs) low = middle + 1
    else high = middle
  }
  return frames[low - 1]?.display ?? null
}

export function spansOf(frames: readonly DisplayFrame[], durationUs: number): ShownSpan[] {
  const spans: ShownSpan[] = []
  let cite: string | null = null
  for (const frame of frames) {
    const shown = frame.display?.page ?? frame.clip?.clip ?? null
    if (cite === (shown?.cite ?? null)) continue
    const last = spans.at(-1)
    if (cite !== null && last !== undefined) last.toUs = frame.atUs
    cite = shown?.cite ?? null
    if (shown !== null) spans.push({ fromUs: frame.atUs, toUs: durationUs, cite: shown.cite, title: shown.title })
  }
  return spans.filter(span => span.toUs > span.fromUs)
}
