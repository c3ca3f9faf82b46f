import type { CaseRow } from '@/wire/types'

/** The case with the nearest hearing first; cases without one keep their order behind. */
export function soonestFirst(cases: CaseRow[]): CaseRow[] {
  const when = (row: CaseRow) => row.nextHearing?.scheduledWall ?? '9999'
  return [...cases].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0))
}

/** Every word has to occur somewhere: number, cause or a name. */
export function matching(cases: CaseRow[], words: string): CaseRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(word => word !== '')
  return cases.filter(row => {
    const text = [row.caseNumber, row.cause, ...row.claimants, ...row.respondents].join(' ').toLowerCase()
    return wanted.every(word => text.includes(word))
  })
}
