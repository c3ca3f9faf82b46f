import { expect, it } from 'vitest'
import { isOutdated, ownEntry } from './outdated'

function store() {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value) } }
}

it('a page is out of date when the server begins with another script', () => {
  expect(isOutdated('/assets/index-b.js', '/assets/index-a.js', 1e9, store())).toBe(true)
  expect(isOutdated('/assets/index-a.js', '/assets/index-a.js', 1e9, store())).toBe(false)
  expect(isOutdated(null, '/assets/index-a.js', 1e9, store())).toBe(false)
})

it('it does not load itself over and over when it always gets the old one', () => {
  const kept = store()
  expect(isOutdated('b', 'a', 1e9, kept)).toBe(true)
  expect(isOutdated('b', 'a', 1e9 + 60_000, kept)).toBe(false)
  expect(isOutdated('b', 'a', 1e9 + 11 * 60_000, kept)).toBe(true)
})

it('its own script is the one that the page names', () => {
  const page = document.createElement('div')
  page.innerHTML = '<script>1</script><script type="module" crossorigin src="/assets/index-a.js"></script>'
  expect(ownEntry(page)).toBe('/assets/index-a.js')
})
