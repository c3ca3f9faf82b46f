/** How media reaches the gateway: straight, or through a TURN server that the browser talks to over UDP, TCP or TLS. */
export type Way = 'direct' | 'turn-udp' | 'turn-tcp' | 'turn-tls'

/** In the order in which a browser prefers them. */
export const ways: readonly Way[] = ['direct', 'turn-udp', 'turn-tcp', 'turn-tls']

/** With `only` the connection may take that way and no other. */
export function configurationOf(iceServers: RTCIceServer[], only?: Way): RTCConfiguration {
  if (only === undefined) return { bundlePolicy: 'max-bundle', iceServers }
  return only === 'direct'
    ? { bundlePolicy: 'max-bundle', iceServers: [] }
    : { bundlePolicy: 'max-bundle', iceServers: serversFor(iceServers, only), iceTransportPolicy: 'relay' }
}

/** The server's URLs for one way; empty when it is not offered. */
export function urlsFor(iceServers: RTCIceServer[], way: Way): string[] {
  return iceServers.flatMap(server => [server.urls].flat()).filter(url => wayOf(url) === way)
}

/** The way that a connection has taken, from its statistics; null before it has one. */
export function readWay(reports: readonly Readonly<Record<string, unknown>>[]): Way | null {
  const byId = (id: unknown) => reports.find(report => report.id === id)
  const transport = reports.find(report => report.type === 'transport' && typeof report.selectedCandidatePairId === 'string')
  const pair = byId(transport?.selectedCandidatePairId) ?? reports.find(report => report.type === 'candidate-pair' && report.nominated === true && report.state === 'succeeded')
  const local = byId(pair?.localCandidateId)
  if (local === undefined) return null
  // Behind a router the relay's candidate comes as a peer-reflexive one, but it still names its protocol.
  switch (local.relayProtocol) {
    case 'udp': case 'tcp': case 'tls': return `turn-${local.relayProtocol}`
    default: return local.candidateType === 'relay' ? 'turn-udp' : 'direct'
  }
}

function serversFor(iceServers: RTCIceServer[], way: Way): RTCIceServer[] {
  return iceServers.map(server => ({ ...server, urls: urlsFor([server], way) })).filter(server => server.urls.length > 0)
}

function wayOf(url: string): Way {
  if (url.startsWith('turns:')) return 'turn-tls'
  return url.includes('transport=tcp') ? 'turn-tcp' : 'turn-udp'
}
