/**
 * A token that came in the address: taken out of it before anything else runs, because it must not stay in the address bar, the history, a
 * screenshot or a copied address. This tab keeps it, so that a reload comes back to the same place.
 */
export function fragmentToken(path: string, key: string) {
  let held: string | null = null
  return {
    take(): boolean {
      const { pathname, search, hash } = window.location
      if (pathname !== path || hash.length < 2) return false
      held = decodeURIComponent(hash.slice(1))
      window.history.replaceState(window.history.state, '', pathname + search)
      try {
        sessionStorage.setItem(key, held)
      } catch {
        // Storage is switched off in this browser: the token lives as long as the page does.
        return true
      }
      return true
    },
    read(): string | null {
      try {
        return held ?? sessionStorage.getItem(key)
      } catch {
        return held
      }
    },
  }
}
