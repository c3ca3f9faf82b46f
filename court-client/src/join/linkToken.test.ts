import { afterEach, expect, it } from 'vitest'
import { linkToken, takeLinkToken } from './linkToken'

afterEach(() => { sessionStorage.clear(); window.history.replaceState(null, '', '/') })

it('the token leaves the address at once and stays with the tab', () => {
  window.history.replaceState(null, '', '/join#abc-DEF_1')
  expect(takeLinkToken()).toBe(true)
  expect(window.location.href).not.toContain('abc')
  expect(linkToken()).toBe('abc-DEF_1')
  expect(sessionStorage.getItem('court.link')).toBe('abc-DEF_1')
})

it('a fragment of another page is none of our business', () => {
  window.history.replaceState(null, '', '/playback/1#line-3')
  expect(takeLinkToken()).toBe(false)
  expect(window.location.hash).toBe('#line-3')
})
