import { expect, it } from 'vitest'
import type { Line } from '@/wire/types'
import { found, inHearingOrder, lineAt, marked } from './transcriptSync'

const line = (seq: number, hearingUs: number | null, text = `第${seq}行`): Line => ({
  line: `l${seq}`, seq, speaker: 'clerk', speakerRole: 'Clerk', speakerName: '周晓岚', text, hearingUs, wall: '', phase: 'Opening', source: 'typed', edited: false,
})
const lines = inHearingOrder([line(4, 30_000_000), line(1, null), line(3, 12_500_000), line(2, null), line(5, 30_000_000)])

it('lines stand in the order in which they were begun, those from before the recording first', () => {
  expect(lines.map(it => it.seq)).toEqual([1, 2, 3, 4, 5])
})

it.each([
  [0, undefined], [12_499_999, undefined], [12_500_000, 3], [29_999_999, 3], [30_000_000, 5], [9_000_000_000, 5],
])('at %i µs the line is %s', (positionUs, seq) => {
  expect(lineAt(lines, positionUs)?.seq).toBe(seq)
})

it('an empty record has no line anywhere', () => {
  expect(lineAt([], 5)).toBeNull()
})

it('agrees with looking at every line, over a long record', () => {
  const many = inHearingOrder(Array.from({ length: 997 }, (_, index) => line(index, (index * 7919) % 1_000_003)))
  for (let at = 0; at < 1_000_003; at += 13_007) {
    const slow = many.filter(it => (it.hearingUs ?? 0) <= at).at(-1) ?? null
    expect(lineAt(many, at)).toBe(slow)
  }
})

it('a search finds text and speaker, whatever the case of letters', () => {
  const some = [line(1, 1, '提交证据A3'), line(2, 2, '无异议')]
  expect(found(some, ' a3 ').map(it => it.seq)).toEqual([1])
  expect(found(some, '周晓')).toHaveLength(2)
  expect(found(some, '  ')).toEqual([])
})

it('marking never changes the text', () => {
  expect(marked('证据三和证据四', '证据')).toEqual([
    { text: '证据', hit: true }, { text: '三和', hit: false }, { text: '证据', hit: true }, { text: '四', hit: false },
  ])
  for (const text of ['', 'İstanbul', '证据', 'aAaA']) expect(marked(text, 'a').map(it => it.text).join('')).toBe(text)
})
