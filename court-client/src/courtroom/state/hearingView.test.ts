import { expect, it } from 'vitest'
import { snapshotAt } from '@/wire/hubFake'
import type { HearingEvent, Line, Numbered, Seat } from '@/wire/hubMessages'
import { clockText, HearingClock } from './hearingClock'
import { applyChat, applyDraft, applyEvent, applyNote, fromSnapshot, type HearingView } from './hearingView'
import { stationOf } from './seating'

const seat: Seat = { seat: 's1', role: 'Claimant', name: '张三', present: false, muted: false, handRaisedWall: null, recusal: null, cameraOff: false, asked: false, removed: false, discipline: null, interpreted: false, waiting: false, identity: null, inRoom: false, phone: null }
const line = (id: string, text: string): Line => ({ line: id, seq: 1, speaker: 's1', speakerRole: 'Claimant', speakerName: '张三', text, hearingUs: 1, wall: '', phase: 'Debate', source: 'typed', edited: false })
const view = (): HearingView => fromSnapshot({ ...snapshotAt(0), seats: [{ ...seat }] })
const happen = (on: HearingView, event: HearingEvent): void => { applyEvent(on, { after: 0, seq: on.asOf + 1, wall: 'now', hearingUs: null, actor: null, event } satisfies Numbered) }

it('carries seats through entering, muting, raising a hand and leaving', () => {
  const now = view()
  happen(now, { is: 'PersonEntered', seat: 's1' })
  happen(now, { is: 'SeatMuted', seat: 's1', muted: true })
  happen(now, { is: 'HandRaised', seat: 's1', raised: true })
  expect(now.seats[0]).toMatchObject({ present: true, muted: true, handRaisedWall: 'now' })
  happen(now, { is: 'PersonLeft', seat: 's1', cause: 'lost' })
  expect(now.seats[0]?.present).toBe(false)
  expect(now.asOf).toBe(4)
})

it('replaces a draft by its committed line, and a late draft does not come back', () => {
  const now = view()
  const draft = { seat: 'clerk', line: 'l1', rev: 2, speaker: 's1', text: '我', startedHearingUs: 1 }
  applyDraft(now, draft)
  expect(now.drafts).toHaveLength(1)
  happen(now, { is: 'LineCommitted', line: line('l1', '我同意') })
  applyDraft(now, { ...draft, rev: 3 })
  expect(now.drafts).toHaveLength(0)
  expect(now.lines.map(known => known.text)).toEqual(['我同意'])
})

it('keeps the newest revision of a draft', () => {
  const now = view()
  const draft = { seat: 'clerk', line: 'l1', rev: 5, speaker: '', text: '新', startedHearingUs: 1 }
  applyDraft(now, draft)
  applyDraft(now, { ...draft, rev: 4, text: '旧' })
  expect(now.drafts[0]?.text).toBe('新')
  applyDraft(now, { ...draft, rev: 6, text: '' })
  expect(now.drafts).toHaveLength(0)
})

it('puts an edited line in the place of the first one', () => {
  const now = view()
  happen(now, { is: 'LineCommitted', line: line('l1', '一') })
  happen(now, { is: 'LineCommitted', line: line('l2', '二') })
  happen(now, { is: 'LineEdited', line: { ...line('l1', '壹'), edited: true } })
  expect(now.lines.map(known => known.text)).toEqual(['壹', '二'])
})

it('runs hearing time on between heartbeats', () => {
  let ms = 0
  const clock = new HearingClock(() => ms)
  expect(clock.read()).toBeNull()
  clock.set(5_000_000)
  ms = 1_500
  expect(clock.read()).toBe(6_500_000)
  clock.set(7_000_000, false)
  ms = 9_000
  expect(clock.read()).toBe(7_000_000)
  expect(clockText(3_725_000_000)).toBe('01:02:05')
})

it('shows a recess at the station that it returns to', () => {
  expect(stationOf('Recess', 'Debate')).toBe('Debate')
  expect(stationOf('Recess', 'Witness')).toBe('Investigation')
})

it('is asked to speak until the word is taken, the seat is muted or the phase ends', () => {
  const now = view()
  const asked = (): boolean | undefined => now.seats[0]?.asked
  for (const ending of [{ is: 'WordTaken', seat: 's1' }, { is: 'SeatMuted', seat: 's1', muted: true },
    { is: 'PhaseChanged', from: 'Investigation', to: 'Debate', step: 'BeginDebate', reason: null, returnsTo: null, witness: null }] satisfies HearingEvent[]) {
    happen(now, { is: 'SpeakAsked', seat: 's1', asked: true })
    expect(asked()).toBe(true)
    happen(now, ending)
    expect(asked()).toBe(false)
  }
})

it('carries a person through a warning, removal and return', () => {
  const now = view()
  happen(now, { is: 'HandRaised', seat: 's1', raised: true })
  happen(now, { is: 'SeatDisciplined', seat: 's1', measure: 'Warning', words: '请勿喧哗' })
  expect(now.seats[0]).toMatchObject({ removed: false, discipline: { measure: 'Warning', words: '请勿喧哗', wall: 'now' } })
  happen(now, { is: 'SeatDisciplined', seat: 's1', measure: 'Removal', words: '屡劝不止' })
  expect(now.seats[0]).toMatchObject({ removed: true, handRaisedWall: null })
  happen(now, { is: 'SeatReadmitted', seat: 's1' })
  expect(now.seats[0]).toMatchObject({ removed: false, discipline: null, interpreted: false, waiting: false, identity: null, inRoom: false, phone: null })
})

it('knows whose camera the tribunal stopped', () => {
  const now = view()
  happen(now, { is: 'CameraStopped', seat: 's1', stopped: true })
  expect(now.seats[0]?.cameraOff).toBe(true)
  happen(now, { is: 'CameraStopped', seat: 's1', stopped: false })
  expect(now.seats[0]?.cameraOff).toBe(false)
})

it('mutes and frees whom a phase silences', () => {
  const now = view()
  happen(now, { is: 'FloorChanged', silenced: ['s1'], freed: [] })
  expect(now.seats[0]?.muted).toBe(true)
  happen(now, { is: 'FloorChanged', silenced: [], freed: ['s1'] })
  expect(now.seats[0]?.muted).toBe(false)
})

it('keeps each message and note once, and takes no chat that is not for it', () => {
  const now = view()
  const message = { id: 'm1', seat: 'clerk', wall: '', text: '缺一页' }
  applyChat(now, message)
  applyChat(now, message)
  applyNote(now, { ...message, id: 'n1' })
  applyNote(now, { ...message, id: 'n1' })
  expect([now.chat?.length, now.notes.length]).toEqual([1, 1])
  now.chat = null
  applyChat(now, message)
  expect(now.chat).toBeNull()
})
