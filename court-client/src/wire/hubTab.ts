import { newUuid } from './hubCommands'

const key = 'court.tab'
let mine: string | null = null

/**
 * This page's id: kept over a reload, new in a duplicated tab. The value leaves sessionStorage while the page lives, because a
 * duplicated tab inherits a copy of it.
 */
export function pageTab(): string {
  if (mine !== null) return mine
  const tab = sessionStorage.getItem(key) ?? newUuid()
  sessionStorage.removeItem(key)
  mine = tab
  addEventListener('pagehide', () => { sessionStorage.setItem(key, tab) })
  // Back from the browser's page cache: the page lives again.
  addEventListener('pageshow', () => { sessionStorage.removeItem(key) })
  return tab
}
