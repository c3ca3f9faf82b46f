/**
 * One browser may hold a staff login and a party's seat at once (a demonstration, a shared computer at the counter).
 * A page that acts for the seat says so in its own address, so that a reload keeps it: `?as=seat`; joining always does.
 */
export function actsAsSeat(at: { pathname: string; search: string } = window.location): boolean {
  return at.pathname === '/join' || new URLSearchParams(at.search).get('as') === 'seat'
}

/** For addresses that the browser itself fetches (video, downloads, the hub): those cannot carry a header. */
export function asCaller(path: string): string {
  if (!actsAsSeat()) return path
  return `${path}${path.includes('?') ? '&' : '?'}as=seat`
}
