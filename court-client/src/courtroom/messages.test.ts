import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { messages } from './messages'
import { messages as refusals } from '@/wire/refusals'

const server = join(import.meta.dirname, '../../../court-server')

function codesOfServer(): string[] {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter(file => /^(Hearings|Courtroom|Transcripts|Media|Evidence\/CrossExamination)\//.test(file) && file.endsWith('.cs'))
  const text = files.map(file => readFileSync(join(server, file), 'utf8')).join('\n')
  return [...text.matchAll(/(?:RuleRefused|NotThere|new)\("([a-z]+\.[a-z-]+)"/g)].map(found => found[1] ?? '')
}

it('the server can refuse nothing that the courtroom has no words for', () => {
  const said = Object.keys(messages['zh-CN'].courtroom.refusal)
  const codes = [...new Set(codesOfServer())]
  expect(codes).toContain('recusal.pending')
  // Phones and wall screens are told of on pages of their own.
  const elsewhere = Object.keys(refusals['zh-CN'].refusal).map(code => code.replaceAll('_', '.')).filter(code => /^(phone|wall)\./.test(code))
  expect(codes.filter(code => !said.includes(code) && !elsewhere.includes(code))).toEqual([])
})
