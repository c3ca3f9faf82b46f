import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { snapshotAt } from '@/wire/hubFake'
import type { Role, Seat } from '@/wire/hubMessages'
import { fromSnapshot, type HearingView } from '../state/hearingView'
import { byHands, useFloor, useUnread } from './useFloor'

const seat = (id: string, role: Role, more: Partial<Seat> = {}): Seat => ({
  seat: id, role, name: id, present: true, muted: false, handRaisedWall: null, recusal: null, cameraOff: false, asked: false, removed: false, discipline: null, interpreted: false, waiting: false, identity: null, inRoom: false, phone: null, ...more,
})

function open(me: Partial<HearingView['me']>, seats: Seat[]) {
  const view = ref<HearingView | null>({ ...fromSnapshot(snapshotAt(0)), seats })
  Object.assign(view.value?.me ?? {}, { seat: 'clerk', mayMute: false, mayType: false, mayDiscipline: false }, me)
  const hub = { muteSeat: vi.fn(() => Promise.resolve(1)), askToSpeak: vi.fn(() => Promise.resolve(1)), readmitSeat: vi.fn(() => Promise.resolve(1)) }
  const act = async (asked: Promise<unknown>): Promise<boolean> => { await asked; return true }
  return { hub, floor: useFloor({ view, hub, act } as never) }
}

it('numbers raised hands by how long they have been up, before everybody else', () => {
  const listed = byHands([seat('b', 'Respondent', { handRaisedWall: '2026-01-01T00:00:02.000Z' }), seat('p', 'Presiding'), seat('a', 'Claimant', { handRaisedWall: '2026-01-01T00:00:01.500Z' })])
  expect(listed.map(one => [one.seat, one.place])).toEqual([['a', 1], ['b', 2], ['p', null]])
})

it('gives a party a list without numbers and without anything to do', () => {
  const other = seat('a', 'Claimant', { handRaisedWall: 'now' })
  const { floor } = open({}, [seat('p', 'Presiding'), other])
  expect(floor.people.value.map(one => [one.seat, one.place])).toEqual([['p', null], ['a', null]])
  expect([floor.mayMute(other), floor.mayNote(other), floor.mayDiscipline(other), floor.mayReadmit(other)]).toEqual([false, false, false, false])
})

it('leaves the tribunal and whoever is out already without a measure of discipline', () => {
  const { floor } = open({ mayDiscipline: true, mayMute: true }, [])
  expect(floor.mayDiscipline(seat('c', 'Clerk'))).toBe(false)
  expect(floor.mayDiscipline(seat('a', 'Claimant'))).toBe(true)
  const out = seat('b', 'Respondent', { removed: true, present: false })
  expect([floor.mayDiscipline(out), floor.mayReadmit(out), floor.mayMute(out)]).toEqual([false, true, false])
  expect([floor.mayAsk(seat('c', 'Presiding')), floor.mayAsk(seat('a', 'Claimant'))]).toEqual([false, true])
})

it('asks, and takes the question back', async () => {
  const { hub, floor } = open({ mayMute: true }, [])
  await floor.ask(seat('a', 'Claimant'))
  await floor.ask(seat('a', 'Claimant', { asked: true }))
  expect(hub.askToSpeak.mock.calls).toEqual([['a', true], ['a', false]])
  await floor.readmit('a', '')
  expect(hub.readmitSeat).toHaveBeenCalledWith('a', null)
})

it('counts what came in while nobody looked', async () => {
  const [count, looking] = [ref(2), ref(false)]
  const unread = useUnread(() => count.value, looking)
  expect(unread.value).toBe(0)
  count.value = 4
  expect(unread.value).toBe(2)
  looking.value = true
  await Promise.resolve()
  expect(unread.value).toBe(0)
})
