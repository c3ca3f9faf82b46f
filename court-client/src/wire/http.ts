import { actsAsSeat } from './actingAs'
import { readProblem, Unreachable } from './problem'

export { codeOf, Refusal, Unreachable } from './problem'
export type { RefusalArgs } from './problem'

interface Call { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown; part?: Part; signal?: AbortSignal | undefined }

/** Bytes `from` to `from + content.size` of a file of `total` bytes (RFC 9110 §14.4). */
export interface Part { content: Blob; from: number; total: number }

const limitMs = 20_000
/** A part of a file on a line that hardly carries anything. */
const partLimitMs = 90_000

/** One request to the court server: throws Refusal when it says no, Unreachable when it does not answer in time. */
async function send(path: string, { method, body, part, signal }: Call): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  // A page of another site cannot send this header, so the server knows that the request is ours.
  if (method !== 'GET') headers['X-Court'] = '1'
  if (actsAsSeat()) headers['X-Court-As'] = 'seat'
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (part !== undefined) {
    headers['Content-Type'] = 'application/octet-stream'
    headers['Content-Range'] = `bytes ${String(part.from)}-${String(part.from + part.content.size - 1)}/${String(part.total)}`
  }
  const { signal: bounded, done } = within(signal, part === undefined ? limitMs : partLimitMs)
  let response: Response
  try {
    response = await fetch(path, {
      method, headers, credentials: 'same-origin', signal: bounded, ...(part !== undefined ? { body: part.content } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (error) {
    if (signal?.aborted === true) throw error
    throw new Unreachable(error)
  } finally {
    done()
  }
  if (response.ok) return response
  throw readProblem(response.status, await response.json().catch(() => null), Number(response.headers.get('Retry-After')))
}

// AbortSignal.any and .timeout are missing in the older WebViews that parties use.
function within(outer: AbortSignal | undefined, ms: number): { signal: AbortSignal; done: () => void } {
  const own = new AbortController()
  const abort = () => { own.abort() }
  const timer = setTimeout(abort, ms)
  if (outer?.aborted === true) abort()
  outer?.addEventListener('abort', abort)
  return { signal: own.signal, done: () => { clearTimeout(timer); outer?.removeEventListener('abort', abort) } }
}

async function read<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T
}

export const http = {
  get: async <T>(path: string, signal?: AbortSignal): Promise<T> => read<T>(await send(path, { method: 'GET', signal })),
  /** Bytes, such as a picture. */
  blob: async (path: string, signal?: AbortSignal): Promise<Blob> => (await send(path, { method: 'GET', signal })).blob(),
  post: async <T>(path: string, body?: unknown): Promise<T> => read<T>(await send(path, { method: 'POST', body })),
  put: async <T>(path: string, part: Part, signal?: AbortSignal): Promise<T> => read<T>(await send(path, { method: 'PUT', part, signal })),
  delete: async <T = void>(path: string): Promise<T> => read<T>(await send(path, { method: 'DELETE' })),
}
