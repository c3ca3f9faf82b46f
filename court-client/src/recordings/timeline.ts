import type { Gap, Line, Phase } from '@/wire/types'

export interface PhaseSpan { phase: Phase; fromUs: number; toUs: number }
export interface Placed { leftPercent: number; widthPercent: number }

/**
 * The phases of a sitting as the record shows them: a phase begins with its first line. Before the first line the
 * hearing is in that line's phase, too.
 */
export function phasesOf(sorted: Line[], durationUs: number): PhaseSpan[] {
  const spans: PhaseSpan[] = []
  for (const line of sorted) {
    if (line.hearingUs === null || line.hearingUs >= durationUs) continue
    const last = spans.at(-1)
    if (last?.phase === line.phase) continue
    const fromUs = last === undefined ? 0 : line.hearingUs
    if (last !== undefined) last.toUs = fromUs
    spans.push({ phase: line.phase, fromUs, toUs: durationUs })
  }
  return spans.filter(span => span.toUs > span.fromUs)
}

/** Where a stretch lies on a bar of the whole length. Never outside it, and never so thin that it can't be seen. */
export function placed(fromUs: number, toUs: number, durationUs: number, leastPercent = 0): Placed {
  if (durationUs <= 0) return { leftPercent: 0, widthPercent: 0 }
  const percent = (us: number) => 100 * Math.min(Math.max(us / durationUs, 0), 1)
  const widthPercent = Math.max(percent(toUs) - percent(fromUs), leastPercent)
  return { leftPercent: Math.min(percent(fromUs), 100 - widthPercent), widthPercent }
}

export const gapAt = (gaps: Gap[], positionUs: number): Gap | null =>
  gaps.find(gap => gap.fromUs <= positionUs && positionUs < gap.toUs) ?? null

/** The position that was pointed at, from the pointer's place on the bar. */
export function pointedUs(x: number, bar: { left: number; width: number }, durationUs: number): number {
  if (bar.width <= 0) return 0
  return Math.round(durationUs * Math.min(Math.max((x - bar.left) / bar.width, 0), 1))
}
