import { expect, it } from 'vitest'
import type { CaseRow, HearingView } from '@/wire/types'
import { matching, soonestFirst } from './caseList'

const at = (scheduledWall: string) => ({ scheduledWall } as HearingView)
const row = (caseNumber: string, nextHearing: HearingView | null, claimants: string[] = []): CaseRow =>
  ({ caseId: caseNumber, caseNumber, cause: '劳动报酬争议', state: 'Accepted', claimants, respondents: ['沪江飞燕公司'], nextHearing })

it('the nearest hearing comes first, a case without one last', () => {
  const sorted = soonestFirst([row('a', null), row('b', at('2026-12-01T01:00:00Z')), row('c', at('2026-11-24T01:00:00Z'))])
  expect(sorted.map(it => it.caseId)).toEqual(['c', 'b', 'a'])
})

it('a search looks in number, cause and names, and needs every word', () => {
  const cases = [row('第17号', null, ['罗启航']), row('第18号', null, ['温若竹'])]
  expect(matching(cases, '飞燕 罗').map(it => it.caseId)).toEqual(['第17号'])
  expect(matching(cases, ' ')).toHaveLength(2)
  expect(matching(cases, '没有')).toEqual([])
})
