/** Numbers the connections of one source upward, over reloads too: the gateway lets a higher attempt replace a lower one. */
export function nextAttempt(source: string, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): number {
  const key = `court.attempt.${source}`
  const last = Number.parseInt(storage.getItem(key) ?? '0', 10)
  const next = (Number.isSafeInteger(last) && last > 0 ? last : 0) + 1
  storage.setItem(key, String(next))
  return next
}

const waits = [0, 500, 1_000, 2_000]

/** Wait before retry `n` (from 0), ms. */
export function retryWaitMs(n: number, random: () => number = Math.random): number {
  return Math.round((waits[Math.min(n, waits.length - 1)] ?? 2_000) * (0.8 + 0.4 * random()))
}
