import { expect, it } from 'vitest'
import type { ExaminedExhibit, NamedExhibit } from '@/wire/hubMessages'
import { afterExamination, answerOf, isComplete, opinionOf, opponentsOf, partyOf, type ExaminationEvent } from './examinations'

const wages: NamedExhibit = { exhibit: 'e1', party: 'Claimant', label: '申1', title: '工资条' }
const at = (seq: number) => ({ seq, wall: '2026-12-01T01:00:00.000Z', hearingUs: seq * 1_000_000, actor: 'clerk', phase: 'Investigation' as const })
const all = (accepted: boolean | null): ExaminationEvent => ({ is: 'OpinionGiven', exhibit: wages, party: 'Respondent', aspects: ['Authenticity', 'Legality', 'Relevance'], accepted, reason: null })
const told = (...events: ExaminationEvent[]): ExaminedExhibit[] => events.reduce<ExaminedExhibit[]>((list, event, index) => afterExamination(list, event, at(index + 5)), [])

it('a block stays where it began and changes as it goes', () => {
  const [one, ...more] = told(all(true), { is: 'OpinionGiven', exhibit: wages, party: 'Respondent', aspects: ['Relevance'], accepted: false, reason: '与本案无关' },
    { is: 'OriginalCompared', exhibit: wages, comparison: 'Same' }, { is: 'OpinionsAnswered', exhibit: wages, text: '有转账记录' }, { is: 'ExhibitDecided', exhibit: wages, admitted: true, reason: null })
  expect(more).toEqual([])
  expect(one).toMatchObject({ seq: 5, hearingUs: 5_000_000, original: 'Same', reply: { text: '有转账记录', by: 'clerk' }, decision: { admitted: true } })
  expect(answerOf(opinionOf(one, 'Respondent'), 'Authenticity')).toEqual({ accepted: true, reason: null, by: 'clerk' })
  expect(answerOf(opinionOf(one, 'Respondent'), 'Relevance')).toEqual({ accepted: false, reason: '与本案无关', by: 'clerk' })
})

it('an opinion that is taken back is open again, and so is one of which a part is missing', () => {
  const [given] = told(all(true))
  const [back] = told(all(true), all(null))
  const [part] = told({ is: 'OpinionGiven', exhibit: wages, party: 'Respondent', aspects: ['Legality'], accepted: true, reason: null })
  expect(isComplete('Respondent', given, undefined)).toBe(true)
  expect(isComplete('Respondent', back, undefined)).toBe(false)
  expect(isComplete('Respondent', part, undefined)).toBe(false)
  expect(isComplete('ThirdParty', given, undefined)).toBe(false)
  expect(isComplete('Respondent', part, given)).toBe(true)
})

it('who is heard is every party that did not file it, and on the tribunal’s own all of them', () => {
  const seats = [{ role: 'Presiding' }, { role: 'Clerk' }, { role: 'Respondent' }, { role: 'Claimant' }, { role: 'Witness' }] as const
  expect(opponentsOf(seats, 'Claimant')).toEqual(['Respondent'])
  expect(opponentsOf(seats, 'Tribunal')).toEqual(['Claimant', 'Respondent'])
  expect(opponentsOf([...seats, { role: 'ThirdParty' }], 'Respondent')).toEqual(['Claimant', 'ThirdParty'])
  expect(partyOf({ role: 'Representative', side: 'Respondent' })).toBe('Respondent')
  expect(partyOf({ role: 'Witness', side: 'Claimant' })).toBeNull()
})
