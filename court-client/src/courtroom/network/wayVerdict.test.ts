import { expect, it } from 'vitest'
import { doorsOf, verdictOf, type WayCheck, type WayChecks } from './wayVerdict'

const works: WayCheck = { is: 'works', ms: 400 }
const none: WayCheck = { is: 'notOffered' }
const blocked = (server: string | null = null): WayCheck => ({ is: 'blocked', server })
const of = (direct: WayCheck, udp: WayCheck, tcp: WayCheck, tls: WayCheck): WayChecks => ({ direct, 'turn-udp': udp, 'turn-tcp': tcp, 'turn-tls': tls })

it.each([
  [of(works, none, none, none), 'direct'],
  [of(works, blocked(), blocked(), blocked()), 'direct'],
  [of(blocked(), blocked(), blocked(), works), 'relayed'],
  [of(blocked(), blocked(), blocked(), blocked()), 'blocked'],
  [of(blocked(), none, none, none), 'blockedNoRelay'],
  [of(blocked(), { is: 'testing' }, none, works), null],
])('%o means %s', (checks, verdict) => { expect(verdictOf(checks)).toBe(verdict) })

it('names the doors of the blocked ways for whoever keeps the network', () => {
  const checks = of(blocked(), blocked('turn:192.0.2.7:3478?transport=udp'), works, blocked('turns:court.example:5349?transport=tcp'))
  expect(doorsOf(checks)).toEqual(['UDP 192.0.2.7:3478', 'TCP court.example:5349'])
})
