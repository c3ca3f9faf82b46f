import type { ExaminedExhibit, Line } from '../../wire/hubMessages'

export type TranscriptEntry = { is: 'line'; key: string; seq: number; line: Line } | { is: 'examination'; key: string; seq: number; examined: ExaminedExhibit }

/** Lines in the order in which they were committed, and between them each block where it began. */
export function transcriptEntries(lines: readonly Line[], examinations: readonly ExaminedExhibit[]): TranscriptEntry[] {
  const blocks = [...examinations].sort((a, b) => a.seq - b.seq)
  const entries: TranscriptEntry[] = []
  for (const line of lines) {
    while (blocks[0] !== undefined && blocks[0].seq < line.seq) { entries.push(entryOf(blocks[0])); blocks.shift() }
    entries.push({ is: 'line', key: line.line, seq: line.seq, line })
  }
  return [...entries, ...blocks.map(entryOf)]
}

const entryOf = (examined: ExaminedExhibit): TranscriptEntry => ({ is: 'examination', key: `examination-${examined.exhibit.exhibit}`, seq: examined.seq, examined })
