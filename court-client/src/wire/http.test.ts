import { afterEach, expect, it, vi } from 'vitest'
import { http, Refusal, Unreachable } from './http'

function answer(status: number, body: BodyInit | null, type = 'application/problem+json') {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, { status, headers: { 'Content-Type': type } })))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

async function refused(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(() => null, (caught: unknown) => caught)
  if (!(error instanceof Refusal)) throw new Error(`expected a Refusal, got ${String(error)}`)
  return error
}

afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers() })

it('a problem becomes a refusal with its code and its values', async () => {
  answer(429, JSON.stringify({ code: 'link.too-many', args: { seconds: 30, odd: [1] } }))
  const refusal = await refused(http.post('/api/join', { token: 'x' }))
  expect(refusal).toMatchObject({ status: 429, code: 'link.too-many', args: { seconds: 30 } })
})

it('bad input names the fields, one code each, whether it came as text or as a list', async () => {
  answer(422, JSON.stringify({ code: 'case.bad-input', errors: { caseNumber: 'case.number-taken', cause: ['required'] } }))
  expect((await refused(http.post('/api/cases', {}))).fields).toEqual({ caseNumber: 'case.number-taken', cause: 'required' })
})

it('an answer that is no problem still gives a code', async () => {
  answer(404, '<html>nginx</html>', 'text/html')
  expect((await refused(http.get('/api/cases/9'))).code).toBe('wire.not-found')
  answer(500, '', 'text/plain')
  expect((await refused(http.get('/api/cases'))).code).toBe('wire.failed')
})

it('a server that does not answer is unreachable, not a refusal', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(http.get('/api/cases')).rejects.toBeInstanceOf(Unreachable)
})

it('a request without an answer ends after twenty seconds', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => { reject(new DOMException('aborted', 'AbortError')) })
  }))
  const call = expect(http.get('/api/cases')).rejects.toBeInstanceOf(Unreachable)
  await vi.advanceTimersByTimeAsync(20_000)
  await call
})

it('requests that change something carry the header that another site cannot send', async () => {
  const fetched = answer(204, null)
  await http.delete('/api/session')
  expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ 'X-Court': '1' })
  await http.get('/api/session').catch(() => null)
  expect(fetched.mock.calls[1]?.[1]?.headers).not.toHaveProperty('X-Court')
})
