import { actsAsSeat } from './actingAs'
import { readProblem, Unreachable } from './problem'

export { codeOf, Refusal, Unreachable } from './problem'
export type { RefusalArgs } from './problem'

interface Call { method: 'GET' | 'POST' | 'DELETE'; body?: unknown; signal?: AbortSignal | undefined }

const limitMs = 20_000

/** One request to the court server: throws Refusal when it says no, Unreachable when it does not answer in time. */
async function send(path: string, { method, body, signal }: Call): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  // A page of another site cannot send this header, so the server knows that the request is ours.
  if (method !== 'GET') headers['X-Court'] = '1'
  if (actsAsSeat()) headers['X-Court-As'] = 'seat'
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  const { signal: bounded, done } = within(signal)
  let response: Response
  try {
    response = await fetch(path, {
      method, headers, credentials: 'same-origin', signal: bounded, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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
function within(outer: AbortSignal | undefined): { signal: AbortSignal; done: () => void } {
  const own = new AbortController()
  const abort = () => { own.abort() }
  const timer = setTimeout(abort, limitMs)
  if (outer?.aborted === true) abort()
  outer?.addEventListener('abort', abort)
  return { signal: own.signal, done: () => { clearTimeout(timer); outer?.removeEventListener('abort', abort) } }
}

async function read<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T
}

export const http = {
  get: async <T>(path: string, signal?: AbortSignal): Promise<T> => read<T>(await send(path, { method: 'GET', signal })),
  post: async <T>(path: string, body?: unknown): Promise<T> => read<T>(await send(path, { method: 'POST', body })),
  delete: async <T = void>(path: string): Promise<T> => read<T>(await send(path, { method: 'DELETE' })),
}
