/** Values that go into the sentence of a refusal, for example a number of seconds. */
export type RefusalArgs = Record<string, string | number>

/** The server said no, and why: `code` is translated by the page, `fields` names what was wrong in a form. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly args: RefusalArgs = {},
    readonly fields: Record<string, string> = {},
  ) {
    super(code)
    this.name = 'Refusal'
  }
}

/** The server was not reached: nothing is known of whether the request took effect. */
export class Unreachable extends Error {
  readonly code = 'wire.unreachable'
  constructor(cause: unknown) {
    super('wire.unreachable', { cause })
    this.name = 'Unreachable'
  }
}

const byStatus: Record<number, string> = {
  401: 'access.not-signed-in', 403: 'access.not-yours', 404: 'wire.not-found', 409: 'wire.conflict',
  413: 'wire.too-large', 422: 'wire.bad-input', 429: 'wire.too-many', 502: 'wire.unreachable', 503: 'wire.unreachable', 504: 'wire.unreachable',
}

/** Reads an RFC 9457 problem; a body that is none (a proxy's page, say) still gives a code to translate. */
export function readProblem(status: number, body: unknown, retryAfterSeconds = 0): Refusal {
  const problem = isRecord(body) ? body : {}
  const code = typeof problem.code === 'string' ? problem.code : byStatus[status] ?? 'wire.failed'
  const wait: RefusalArgs = retryAfterSeconds > 0 ? { minutes: Math.ceil(retryAfterSeconds / 60) } : {}
  return new Refusal(status, code, { ...values(problem.args), ...wait }, strings(problem.errors))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function values(from: unknown): RefusalArgs {
  if (!isRecord(from)) return {}
  return Object.fromEntries(Object.entries(from).filter((pair): pair is [string, string | number] => ['string', 'number'].includes(typeof pair[1])))
}

// ASP.NET's own validation gives a list per field; ours gives one code.
function strings(from: unknown): Record<string, string> {
  if (!isRecord(from)) return {}
  const first = Object.entries(from).map(([field, said]) => [field, Array.isArray(said) ? said[0] : said] as const)
  return Object.fromEntries(first.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string'))
}

/** The code of whatever was thrown, for a sentence to the person; a bug of ours is `wire.failed`. */
export function codeOf(error: unknown): string {
  return error instanceof Refusal || error instanceof Unreachable ? error.code : 'wire.failed'
}
