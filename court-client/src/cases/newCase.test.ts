import { expect, it } from 'vitest'
import { emptyCase, emptyPerson, toSend, wrongIn, type CaseDraft } from './newCase'

const good: CaseDraft = {
  caseNumber: ' 沪劳人仲(2026)办字第0018号 ', cause: '追索劳动报酬',
  people: [{ ...emptyPerson('claimant', 'party'), name: '罗启航', phone: '13900001746' }, { ...emptyPerson('respondent', 'party'), name: '沪江飞燕公司' }],
}

it('an empty form names each field that is missing', () => {
  expect(wrongIn(emptyCase())).toEqual({
    caseNumber: 'required', cause: 'required', 'participants[0].name': 'required', 'participants[1].name': 'required',
  })
})

it('both sides need a party, a representative alone is none', () => {
  const people = [{ ...emptyPerson('claimant', 'representative'), name: '温若竹' }, { ...emptyPerson('respondent', 'party'), name: '公司' }]
  expect(wrongIn({ ...good, people })).toEqual({ participants: 'claimant-missing' })
})

it('a telephone number may be left out but not be nonsense', () => {
  expect(wrongIn(good)).toEqual({})
  const people = good.people.map(person => ({ ...person, phone: 'call me' }))
  expect(wrongIn({ ...good, people })).toEqual({ 'participants[0].phone': 'not-a-phone', 'participants[1].phone': 'not-a-phone' })
})

it('what is sent is trimmed, and no number is null', () => {
  expect(toSend(good)).toEqual({
    caseNumber: '沪劳人仲(2026)办字第0018号', cause: '追索劳动报酬',
    participants: [
      { side: 'claimant', kind: 'party', name: '罗启航', phone: '13900001746' },
      { side: 'respondent', kind: 'party', name: '沪江飞燕公司', phone: null },
    ],
  })
})
