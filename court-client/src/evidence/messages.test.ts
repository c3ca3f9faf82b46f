import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { messages } from '@/wire/refusals'

const root = join(import.meta.dirname, '../../..')

function codes(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.cs') && !/(^|\/)(bin|obj)\//.test(file))
  const text = files.map(file => readFileSync(join(root, folder, file), 'utf8')).join('\n')
  return [...text.matchAll(/(?:Refused|NotThere|PressFault|new)\w*\(\s*"(evidence\.[a-z-]+)"/g)].map(found => found[1] ?? '')
}

it('whatever is refused about evidence is said in words', () => {
  const refused = [...new Set([...codes('court-server/Evidence'), ...codes('evidence-press')])]
  expect(refused).toContain('evidence.encrypted')
  const said = Object.keys(messages['zh-CN'].refusal)
  expect(refused.filter(code => !said.includes(code.replace('.', '_')))).toEqual([])
})
