import { expect, it } from 'vitest'
import { PageImages } from './pageImages'

function images(most: number) {
  const asked: string[] = []
  const revoked: string[] = []
  let failing = false
  const pages = new PageImages(address => { asked.push(address); return failing ? Promise.reject(new Error('away')) : Promise.resolve(new Blob([address])) }, most,
    { createObjectURL: () => `blob:${asked.length}`, revokeObjectURL: url => { revoked.push(url) } })
  return { pages, asked, revoked, fail: (on: boolean) => { failing = on } }
}

it('a page is fetched once, and the oldest make room', async () => {
  const { pages, asked, revoked } = images(2)
  await pages.get('a', '/a')
  await pages.get('b', '/b')
  await pages.get('a', '/a')
  await pages.get('c', '/c')
  expect(asked).toEqual(['/a', '/b', '/c'])
  await Promise.resolve()
  expect(revoked).toHaveLength(1)
  await pages.get('b', '/b')
  expect(asked).toHaveLength(4)
})

it('what could not be fetched is asked for again', async () => {
  const { pages, asked, fail } = images(2)
  fail(true)
  await expect(pages.get('a', '/a')).rejects.toThrow()
  fail(false)
  await pages.get('a', '/a')
  expect(asked).toHaveLength(2)
})
