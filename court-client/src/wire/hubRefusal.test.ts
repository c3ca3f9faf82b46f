import { expect, it } from 'vitest'
import { HubLost, HubRefusal, readFailure } from './hubRefusal'

it('reads the code and its values out of a hub exception', () => {
  const failure = readFailure(new Error('An unexpected error occurred invoking \'TakeStep\' on the server. HubException: {"code":"recusal.pending","args":{"seat":"s1"}}'))
  expect(failure).toBeInstanceOf(HubRefusal)
  expect(failure).toMatchObject({ code: 'recusal.pending', args: { seat: 's1' } })
})

it('takes a fault of the server for a refusal, so that nobody waits for ever', () => {
  expect(readFailure(new Error("An unexpected error occurred invoking 'TakeStep' on the server."))).toMatchObject({ code: 'server.failed' })
})

it('takes a broken connection for one', () => {
  expect(readFailure(new Error('Invocation canceled due to the underlying connection being closed.'))).toBeInstanceOf(HubLost)
  expect(readFailure(new Error('Unexpected token { in frame'))).toBeInstanceOf(HubLost)
})

it('knows who is not signed in', () => {
  expect(readFailure(new Error("Failed to complete negotiation with the server: Error: : Status code '401'"))).toMatchObject({ code: 'access.not-signed-in' })
})
