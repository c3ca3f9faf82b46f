const key = 'court.wall.reloaded'
const leastMs = 10 * 60_000

/** The script that this page began with; the server says which one it would begin with now. */
export const ownEntry = (page: ParentNode = document): string | null => page.querySelector('script[type=module][src]')?.getAttribute('src') ?? null

/** Whether to load the page anew: the server has another client. Not again and again, should something between keep the old one. */
export function isOutdated(entry: string | null, own: string | null, nowMs: number, kept: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage): boolean {
  if (entry === null || own === null || entry === own) return false
  if (nowMs - Number(kept.getItem(key) ?? 0) < leastMs) return false
  kept.setItem(key, String(nowMs))
  return true
}
