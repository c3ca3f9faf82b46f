const steps = [0, 500, 1_000, 2_000]

/** How long to wait before attempt `n` (from 0), in ms: 0, 0.5, 1, 2, 2 … s ± 20 % so that a whole hearing does not knock at once. */
export function reconnectDelayMs(n: number, random: () => number = Math.random): number {
  const step = steps[Math.min(n, steps.length - 1)] ?? 2_000
  return Math.round(step * (0.8 + 0.4 * random()))
}

/** Rejects after `ms` with `error`; the promise itself goes on unheard. */
export function within<T>(ms: number, promise: Promise<T>, error: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { reject(error()) }, ms)
    promise.then(
      value => { clearTimeout(timer); resolve(value) },
      (cause: unknown) => { clearTimeout(timer); reject(cause instanceof Error ? cause : new Error(String(cause))) },
    )
  })
}
