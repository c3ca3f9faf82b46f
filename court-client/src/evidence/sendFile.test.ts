import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { evidenceRoutes } from './evidenceRoutes'
import { nextPart, sendFile } from './sendFile'

const content = new Uint8Array(300_000).map((_, at) => at % 251)
const file = new File([content], '工资条.png')
const upload = { uploadId: 'u1', name: file.name, bytes: file.size, received: 0, exhibitId: null }

/** A server that keeps what arrives, and loses the line as it is told. */
function server(breaks: ('before' | 'after')[]) {
  const kept: number[] = []
  const answer = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status })
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'GET') return answer({ received: kept.length })
    if (path.endsWith('/finish')) return answer({ exhibitId: 'e1' })
    const how = breaks.shift()
    if (how === 'before') throw new TypeError('line')
    const from = Number(/bytes (\d+)-/.exec((init.headers as Record<string, string>)['Content-Range'] ?? '')?.[1])
    if (from !== kept.length) return answer({ code: 'evidence.upload-elsewhere', args: { received: String(kept.length) } }, 409)
    for (const byte of new Uint8Array(await (init.body as Blob).arrayBuffer())) kept.push(byte)
    if (how === 'after') throw new TypeError('line')
    return answer({ received: kept.length })
  })
  return kept
}

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout'] }) })
afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers() })

async function send(): Promise<string> {
  const sent = sendFile({ file, routes: evidenceRoutes('h1'), upload, signal: new AbortController().signal, progress: () => undefined, waiting: () => undefined })
  const done = { is: false }
  void sent.finally(() => { done.is = true })
  for (let turns = 0; turns < 400 && !done.is; turns++) await vi.advanceTimersByTimeAsync(500)
  return sent
}

it('brings the whole file over a line that breaks before and after a part arrived', async () => {
  const kept = server(['before', 'after', 'before', 'after', 'after'])
  expect(await send()).toBe('e1')
  expect(Uint8Array.from(kept)).toEqual(content)
})

it('makes parts larger on a quick line and smaller on a slow one', () => {
  expect(nextPart(256 * 1024, 200)).toBe(512 * 1024)
  expect(nextPart(256 * 1024, 3_000)).toBe(256 * 1024)
  expect(nextPart(256 * 1024, 9_000)).toBe(128 * 1024)
  expect(nextPart(64 * 1024, 60_000)).toBe(64 * 1024)
})
