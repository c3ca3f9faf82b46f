/** The server said no, with a code that the page translates. */
export class HubRefusal extends Error {
  constructor(readonly code: string, readonly args: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'HubRefusal'
  }
}

/** The call did not arrive or its answer did not: nobody knows whether it took effect. */
export class HubLost extends Error {
  constructor(cause: string) {
    super(cause)
    this.name = 'HubLost'
  }
}

/**
 * What a failed call means. SignalR hands over only a text: a HubException's message behind "HubException: ", another
 * server exception as "An unexpected error…" without detail, anything else is the connection's own trouble.
 */
export function readFailure(error: unknown): HubRefusal | HubLost {
  if (error instanceof HubRefusal || error instanceof HubLost) return error
  const text = error instanceof Error ? error.message : String(error)
  const refusal = readRefusal(text)
  if (refusal !== null) return refusal
  const status = /Status code '(\d{3})'/.exec(text)?.[1]
  if (status === '401') return new HubRefusal('access.not-signed-in')
  if (status === '403') return new HubRefusal('access.not-yours')
  if (status === '404') return new HubRefusal('access.unknown')
  if (/An unexpected error occurred invoking|Failed to invoke/.test(text)) return new HubRefusal('server.failed')
  return new HubLost(text)
}

function readRefusal(text: string): HubRefusal | null {
  const start = text.indexOf('{')
  if (start < 0) return null
  try {
    const read: unknown = JSON.parse(text.slice(start))
    if (typeof read !== 'object' || read === null || !('code' in read) || typeof read.code !== 'string') return null
    const args = 'args' in read && typeof read.args === 'object' && read.args !== null ? read.args : {}
    return new HubRefusal(read.code, args as Record<string, unknown>)
  } catch (notJson) {
    // A brace in an ordinary error text; the caller reads it as one.
    if (notJson instanceof SyntaxError) return null
    throw notJson
  }
}
