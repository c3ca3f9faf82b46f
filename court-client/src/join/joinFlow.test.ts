import { expect, it } from 'vitest'
import type { JoinAnswer } from '@/wire/types'
import { nextJoin, type JoinEvent, type JoinState } from './joinFlow'

const seat: JoinAnswer = {
  hearingId: 'h1', caseMasked: '沪劳人仲(2026)办字第00**号', cause: '劳动报酬', seat: 's1', role: 'Claimant', name: '罗启航',
  scheduledWall: '2026-11-24T01:30:00Z', consented: false, commission: '上海市劳动人事争议仲裁委员会',
}
const opening: JoinState = { is: 'opening' }
const after = (...events: JoinEvent[]) => events.reduce(nextJoin, opening)

it('leads from the link through who, rules, equipment and identity to the waiting room', () => {
  const way: JoinEvent[] = [{ is: 'redeemed', seat, tested: false }, { is: 'confirmed' }, { is: 'consented' }, { is: 'tested' }, { is: 'shown' }]
  const seen = way.map((_, index) => after(...way.slice(0, index + 1)).is)
  expect(seen).toEqual(['who', 'rules', 'equipment', 'identity', 'waiting'])
})

it('who consented before comes back to the equipment test, and to the waiting room once that was done', () => {
  const again = { ...seat, consented: true }
  expect(after({ is: 'redeemed', seat: again, tested: false }).is).toBe('equipment')
  expect(after({ is: 'redeemed', seat: again, tested: true }).is).toBe('identity')
  expect(after({ is: 'redeemed', seat: again, tested: true, shown: true }).is).toBe('waiting')
})

it('an observer shows no document', () => {
  expect(after({ is: 'redeemed', seat: { ...seat, consented: true, role: 'Observer' }, tested: true }).is).toBe('waiting')
})

it('without consent a test done earlier does not open the waiting room', () => {
  expect(after({ is: 'redeemed', seat, tested: true }).is).toBe('who')
})

it('the code is asked for only when the server asks', () => {
  expect(after({ is: 'refused', code: 'link.code-needed', args: {} })).toEqual({ is: 'code', problem: null, args: {} })
})

it('a wrong code, too many codes and a lost network keep the person at the code', () => {
  for (const code of ['link.code-wrong', 'link.too-many-codes', 'wire.unreachable']) {
    const state = after({ is: 'refused', code: 'link.code-needed', args: {} }, { is: 'refused', code, args: { minutes: 7 } })
    expect(state).toEqual({ is: 'code', problem: code, args: { minutes: 7 } })
  }
})

it('a link that is revoked while the code is typed says so', () => {
  const state = after({ is: 'refused', code: 'link.code-needed', args: {} }, { is: 'refused', code: 'link.revoked', args: {} })
  expect(state).toEqual({ is: 'refused', code: 'link.revoked', args: {} })
})

it('back is always possible and never takes consent away', () => {
  const tested = after({ is: 'redeemed', seat, tested: false }, { is: 'confirmed' }, { is: 'consented' }, { is: 'tested' })
  const equipment = nextJoin(tested, { is: 'back' })
  const who = nextJoin(equipment, { is: 'back' })
  expect([equipment.is, who.is]).toEqual(['equipment', 'who'])
  expect(nextJoin(who, { is: 'confirmed' }).is).toBe('equipment')
})

it('a double tap changes nothing', () => {
  const rules = after({ is: 'redeemed', seat, tested: false }, { is: 'confirmed' })
  expect(nextJoin(rules, { is: 'confirmed' })).toBe(rules)
  expect(nextJoin(rules, { is: 'tested' })).toBe(rules)
})

it('somebody else\'s link stops there', () => {
  expect(after({ is: 'redeemed', seat, tested: false }, { is: 'denied' })).toEqual({ is: 'refused', code: 'link.not-me', args: {} })
})
