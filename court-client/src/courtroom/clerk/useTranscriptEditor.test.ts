import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import type { HubState } from '@/wire/hubClient'
import { snapshotAt } from '@/wire/hubFake'
import type { NewLine, TypedDraft } from '@/wire/hubMessages'
import { HubLost, HubRefusal } from '@/wire/hubRefusal'
import { HearingClock } from '../state/hearingClock'
import { fromSnapshot, type HearingView } from '../state/hearingView'
import { speakerOfKey } from './speakerKeys'
import { useTranscriptEditor } from './useTranscriptEditor'

let ms: number
let drafts: TypedDraft[]
let commits: NewLine[]
let answer: () => Promise<number>
const state = ref<HubState>({ is: 'entered' })

function open() {
  const clock = new HearingClock(() => ms)
  clock.set(10_000_000)
  const view = ref<HearingView | null>(fromSnapshot(snapshotAt(0)))
  return useTranscriptEditor({ view, clock, state, hub: {
    draft: draft => { drafts.push(draft) }, commitLine: line => { commits.push(line); return answer() },
  } }, 'h')
}

beforeEach(() => {
  localStorage.clear()
  ms = 0
  drafts = []
  commits = []
  answer = () => Promise.resolve(1)
  state.value = { is: 'entered' }
})

it('stamps a line with the hearing time of its first keystroke', async () => {
  const editor = open()
  ms = 2_000
  editor.begin()
  ms = 9_000
  editor.type('我同意')
  editor.commit()
  expect(commits[0]).toMatchObject({ text: '我同意', startedHearingUs: 12_000_000 })
  await nextTick()
})

it('shares each revision and clears the field at once on commit, keeping the speaker', () => {
  const editor = open()
  editor.speak('s1')
  editor.type('一')
  editor.type('一二')
  expect(drafts.map(draft => [draft.rev, draft.text])).toEqual([[1, '一'], [2, '一二']])
  editor.commit()
  expect(editor.line).toMatchObject({ text: '', speaker: 's1' })
})

it('brings back after a reload what was not committed', () => {
  const first = open()
  first.speak('s2')
  first.type('尚未提交')
  const second = open()
  expect(second.restored.value).toBe(true)
  expect(second.line).toMatchObject({ text: '尚未提交', speaker: 's2', line: first.line.line })
})

it('keeps a committed line that never arrived and sends it when the page has entered again', async () => {
  state.value = { is: 'lost', attempt: 1 }
  answer = () => Promise.reject(new HubLost('left'))
  const first = open()
  first.type('断线时的一行')
  first.commit()
  await vi.waitFor(() => { expect(commits).toHaveLength(1) })
  answer = () => Promise.resolve(7)
  const second = open()
  expect(second.outbox.value).toHaveLength(1)
  state.value = { is: 'entered' }
  await vi.waitFor(() => { expect(second.outbox.value).toHaveLength(0) })
  expect(commits.at(-1)?.line).toBe(commits[0]?.line)
})

it('gives a refused line back into the field with the reason', async () => {
  answer = () => Promise.reject(new HubRefusal('hearing.step-not-allowed'))
  const editor = open()
  editor.type('被拒绝的一行')
  editor.commit()
  await vi.waitFor(() => { expect(editor.failed.value).toBe('hearing.step-not-allowed') })
  expect(editor.line.text).toBe('被拒绝的一行')
})

it('takes F keys always and digits only after @ as speakers', () => {
  expect(speakerOfKey('F2', false, ['a', 'b'])).toBe('b')
  expect(speakerOfKey('2', false, ['a', 'b'])).toBeNull()
  expect(speakerOfKey('2', true, ['a', 'b'])).toBe('b')
  expect(speakerOfKey('0', true, ['a'])).toBe('')
  expect(speakerOfKey('F8', false, ['a'])).toBeNull()
})
