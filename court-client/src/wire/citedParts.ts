import type { Citation } from './types'

// As the server finds them: a Chinese input method makes brackets of its own.
const bracketed = /[[［【]([^[\]［］【】]{1,60})[\]］】]/g

/** A line's text cut where it cites evidence; joined the parts are the text again. */
export function citedParts(text: string, cites: readonly Citation[] = []): { text: string; cite: Citation | null }[] {
  const parts: { text: string; cite: Citation | null }[] = []
  let from = 0
  for (const match of text.matchAll(bracketed)) {
    const cite = cites.find(one => one.text === match[1]?.trim())
    if (cite === undefined) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index), cite: null })
    parts.push({ text: match[0], cite })
    from = match.index + match[0].length
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), cite: null })
  return parts
}
