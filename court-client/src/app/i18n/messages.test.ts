import { expect, it } from 'vitest'
import { mergedMessages } from './index'

function leaves(tree: unknown, at = ''): string[] {
  if (typeof tree !== 'object' || tree === null) return [at]
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, at === '' ? key : `${at}.${key}`))
}

function text(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null) return [String(tree)]
  return Object.values(tree).flatMap(text)
}

const { 'zh-CN': zh, en } = mergedMessages()

it('Chinese and English have the same keys', () => {
  expect(leaves(en).sort()).toEqual(leaves(zh).sort())
})

it('no sentence is empty in either language', () => {
  expect([...text(zh), ...text(en)].filter(said => said.trim() === '')).toEqual([])
})

it('a sentence takes the same values in both languages', () => {
  const inside = (said: string) => [...said.matchAll(/\{(\w+)\}/g)].map(found => found[1]).sort()
  const [ours, theirs] = [text(zh), text(en)]
  const keys = leaves(zh)
  const english = new Map(leaves(en).map((key, index) => [key, theirs[index] ?? '']))
  const different = keys.filter((key, index) => String(inside(ours[index] ?? '')) !== String(inside(english.get(key) ?? '')))
  expect(different).toEqual([])
})
