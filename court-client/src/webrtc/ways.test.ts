import { expect, it } from 'vitest'
import { configurationOf, readWay, urlsFor } from './ways'

const server: RTCIceServer = { urls: ['turn:192.0.2.7:3478?transport=udp', 'turn:192.0.2.7:3478?transport=tcp', 'turns:192.0.2.7:5349?transport=tcp'], username: '1:x', credential: 'c' }

it('leaves the choice to the browser unless one way is asked for', () => {
  expect(configurationOf([server])).toEqual({ bundlePolicy: 'max-bundle', iceServers: [server] })
  expect(configurationOf([server], 'direct').iceServers).toEqual([])
  const tls = configurationOf([server], 'turn-tls')
  expect(tls.iceTransportPolicy).toBe('relay')
  expect(tls.iceServers).toEqual([{ ...server, urls: ['turns:192.0.2.7:5349?transport=tcp'] }])
})

it('finds the URL of each way', () => {
  expect((['direct', 'turn-udp', 'turn-tcp', 'turn-tls'] as const).map(way => urlsFor([server], way).length)).toEqual([0, 1, 1, 1])
  expect(urlsFor([{ urls: 'turn:192.0.2.7' }], 'turn-udp')).toEqual(['turn:192.0.2.7'])
})

function reports(local: object): Record<string, unknown>[] {
  return [
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
    { id: 'old', type: 'candidate-pair', nominated: true, state: 'succeeded', localCandidateId: 'other' },
    { id: 'P', type: 'candidate-pair', nominated: true, state: 'succeeded', localCandidateId: 'L' },
    { id: 'L', type: 'local-candidate', ...local },
  ]
}

it.each([
  [{ candidateType: 'host' }, 'direct'],
  [{ candidateType: 'prflx' }, 'direct'],
  [{ candidateType: 'relay', relayProtocol: 'udp' }, 'turn-udp'],
  [{ candidateType: 'relay', relayProtocol: 'tls' }, 'turn-tls'],
  [{ candidateType: 'prflx', relayProtocol: 'tcp' }, 'turn-tcp'],
  [{ candidateType: 'relay' }, 'turn-udp'],
])('reads the way of %o', (local, way) => { expect(readWay(reports(local))).toBe(way) })

it('knows no way before there is one', () => { expect(readWay([{ id: 'P', type: 'candidate-pair', nominated: false }])).toBeNull() })
