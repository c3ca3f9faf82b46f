import type { CaseView, HearingView } from '@/wire/types'

const over = new Set(['Closed', 'Adjourned', 'Review', 'Signed', 'Sealed'])

/** Adjourned is final for a sitting: the next one is a hearing of its own. */
export const isOver = (hearing: HearingView): boolean => over.has(hearing.phase)

/** Something was recorded: it began, and it is at an end. */
export const hasRecording = (hearing: HearingView): boolean => isOver(hearing) && hearing.openedWall !== null

export type Tone = 'neutral' | 'good' | 'warning' | 'live'

export function toneOf(hearing: HearingView): Tone {
  if (isOver(hearing)) return 'good'
  if (hearing.phase === 'Preparation') return 'neutral'
  return hearing.phase === 'Waiting' || hearing.phase === 'CheckIn' ? 'warning' : 'live'
}

/** The sitting that is still to come or running; at most one at a time (the server refuses a second). */
export const openHearing = (it: CaseView): HearingView | null => it.hearings.find(hearing => !isOver(hearing)) ?? null
