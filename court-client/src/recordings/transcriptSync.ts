import type { Line } from '@/wire/types'

/**
 * In the order in which they were begun. Lines from before the recording have no hearing time: they come first, in their
 * own order, and cannot be played.
 */
export function inHearingOrder(lines: Line[]): Line[] {
  const at = (line: Line) => line.hearingUs ?? -1
  return [...lines].sort((a, b) => at(a) - at(b) || a.seq - b.seq)
}

/** The line that was being spoken at this position: the last one begun by then; null before the first. Binary search. */
export function lineAt(sorted: Line[], positionUs: number): Line | null {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const begun = sorted[middle]?.hearingUs ?? -1
    if (begun <= positionUs) low = middle + 1
    else high = middle
  }
  const found = sorted[low - 1]
  return found?.hearingUs == null ? null : found
}

/** Lines in which the words occur, by text, speaker or time shown. */
export function found(lines: Line[], words: string): Line[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  return lines.filter(line => line.text.toLowerCase().includes(wanted) || line.speakerName.toLowerCase().includes(wanted))
}

/** The text cut into parts for marking what was searched; joined they are the text again. */
export function marked(text: string, words: string): { text: string; hit: boolean }[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return [{ text, hit: false }]
  const parts: { text: string; hit: boolean }[] = []
  const lower = text.toLowerCase()
  // Some letters change their length when lowered; then nothing can be marked in place.
  if (lower.length !== text.length) return [{ text, hit: false }]
  let from = 0
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), hit: false })
    parts.push({ text: text.slice(at, at + wanted.length), hit: true })
    from = at + wanted.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false })
  return parts
}
