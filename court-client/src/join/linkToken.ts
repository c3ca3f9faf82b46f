const key = 'court.link'
let held: string | null = null

/**
 * Takes the token out of the address before anything else runs: it must not stay in the address bar, the history, a
 * screenshot or a copied address. This tab keeps it, so that a reload comes back to the same place.
 */
export function takeLinkToken(): boolean {
  const { pathname, search, hash } = window.location
  if (pathname !== '/join' || hash.length < 2) return false
  held = decodeURIComponent(hash.slice(1))
  window.history.replaceState(window.history.state, '', pathname + search)
  try {
    sessionStorage.setItem(key, held)
  } catch {
    // Storage is switched off in this browser: the token lives as long as the page does.
    return true
  }
  return true
}

export function linkToken(): string | null {
  try {
    return held ?? sessionStorage.getItem(key)
  } catch {
    return held
  }
}
