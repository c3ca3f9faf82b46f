import { ways, type Way, type WayResult } from '@/webrtc'

/** One way: not tried yet, being tried, or judged. */
export type WayCheck = { is: 'todo' } | { is: 'testing' } | WayResult

export type WayChecks = Record<Way, WayCheck>

/** What the checks mean for the person; null while they run. */
export type Verdict = 'direct' | 'relayed' | 'blocked' | 'blockedNoRelay'

export function verdictOf(checks: WayChecks): Verdict | null {
  const all = ways.map(way => checks[way].is)
  if (all.some(is => is === 'todo' || is === 'testing')) return null
  if (checks.direct.is === 'works') return 'direct'
  if (all.includes('works')) return 'relayed'
  return all.slice(1).every(is => is === 'notOffered') ? 'blockedNoRelay' : 'blocked'
}

/** What a network's keeper must let through: of every blocked way its server, as "TCP 192.0.2.7:5349". */
export function doorsOf(checks: WayChecks): string[] {
  return ways.flatMap(way => {
    const check = checks[way]
    if (check.is !== 'blocked' || check.server === null) return []
    const [, address = ''] = /^turns?:([^?]+)/.exec(check.server) ?? []
    return [`${way === 'turn-udp' ? 'UDP' : 'TCP'} ${address}`]
  })
}
