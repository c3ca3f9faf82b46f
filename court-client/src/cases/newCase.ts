import type { NewCase, NewParticipant, Side } from '@/wire/types'

export interface PersonDraft extends Omit<NewParticipant, 'phone'> { phone: string }
export interface CaseDraft { caseNumber: string; cause: string; people: PersonDraft[] }

export const emptyPerson = (side: Side, kind: PersonDraft['kind']): PersonDraft => ({ side, kind, name: '', phone: '' })
export const emptyCase = (): CaseDraft => ({ caseNumber: '', cause: '', people: [emptyPerson('claimant', 'party'), emptyPerson('respondent', 'party')] })

/** Field → code, with the server's own names, so that one table of words serves both. */
export function wrongIn(draft: CaseDraft): Record<string, string> {
  const wrong: Record<string, string> = {}
  text(wrong, 'caseNumber', draft.caseNumber, 64)
  text(wrong, 'cause', draft.cause, 200)
  draft.people.forEach((person, index) => {
    text(wrong, `participants[${index}].name`, person.name, 100)
    if (person.phone.trim() !== '' && !/^[\d+\- ]{5,20}$/.test(person.phone.trim())) wrong[`participants[${index}].phone`] = 'not-a-phone'
  })
  for (const side of ['claimant', 'respondent'] as const) {
    if (!draft.people.some(person => person.side === side && person.kind === 'party')) wrong.participants ??= `${side}-missing`
  }
  return wrong
}

function text(wrong: Record<string, string>, field: string, value: string, most: number): void {
  if (value.trim() === '') wrong[field] = 'required'
  else if (value.trim().length > most) wrong[field] = 'too-long'
}

export function toSend(draft: CaseDraft): NewCase {
  return {
    caseNumber: draft.caseNumber.trim(),
    cause: draft.cause.trim(),
    participants: draft.people.map(({ side, kind, name, phone }) => ({ side, kind, name: name.trim(), phone: phone.trim() === '' ? null : phone.trim() })),
  }
}
