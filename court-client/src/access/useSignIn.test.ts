import { expect, it } from 'vitest'
import { nextPage } from './useSignIn'

it('after signing in the page that was asked for opens', () => {
  expect(nextPage('/desk/cases/7?x=1')).toBe('/desk/cases/7?x=1')
})

it.each(['https://evil.example/', '//evil.example', '/\\evil.example', undefined, ['/a']])('never an address outside: %s', asked => {
  expect(nextPage(asked)).toBe('/desk')
})
