import { mount } from '@vue/test-utils'
import { computed, defineComponent, h, nextTick, reactive, ref, shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import { expect, it, vi } from 'vitest'
import { snapshotAt } from '@/wire/hubFake'
import type { Seat } from '@/wire/hubMessages'
import { messages } from '../messages'
import { provideMedia, type Media } from '../media/useMedia'
import { fromSnapshot, type HearingView } from '../state/hearingView'
import { provideRoom, type Room } from '../state/useRoom'
import PersonalBands from './PersonalBands.vue'

function open(more: Partial<Seat>, audio: object | null = {}) {
  const mine: Seat = { seat: 'clerk', role: 'Claimant', name: '张三', present: true, muted: false, handRaisedWall: null, recusal: null, cameraOff: false, asked: false, removed: false, discipline: null, interpreted: false, waiting: false, identity: null, inRoom: false, phone: null, ...more }
  const view = ref<HearingView | null>({ ...fromSnapshot(snapshotAt(0)), seats: [mine] })
  const hub = { takeWord: vi.fn(() => Promise.resolve(1)), dismissNote: vi.fn(() => Promise.resolve(1)) }
  const room = { view, hub, me: computed(() => view.value?.seats[0] ?? null), act: async (asked: Promise<unknown>) => { await asked; return true } }
  const outgoing = { on: reactive({ microphone: false, camera: true }), tracks: shallowRef({ audio, video: null }), byPhone: ref({ microphone: false, camera: false }), open: vi.fn(() => Promise.resolve()) }
  const page = mount(defineComponent({
    setup() {
      provideRoom(room as unknown as Room)
      provideMedia({ outgoing } as unknown as Media)
      return () => h(PersonalBands)
    },
  }), { global: { plugins: [createI18n({ legacy: false, locale: 'zh-CN', messages })] } })
  return { view, hub, outgoing, page, find: (id: string) => page.find(`[data-testid=${id}]`) }
}

it('opens the microphone and takes the word by one button', async () => {
  const { hub, outgoing, find } = open({ asked: true })
  expect(find('asked-band').text()).toContain('仲裁庭请您发言')
  await find('take-word').trigger('click')
  expect(outgoing.on.microphone).toBe(true)
  expect(outgoing.open).not.toHaveBeenCalled()
  expect(hub.takeWord).toHaveBeenCalledOnce()
})

it('asks for the microphone once more when there is none', async () => {
  const { outgoing, find } = open({ asked: true }, null)
  await find('take-word').trigger('click')
  expect(outgoing.open).toHaveBeenCalledOnce()
})

it('shows a measure until it is read, and the next one again', async () => {
  const { view, find } = open({ discipline: { measure: 'Warning', words: '请勿喧哗。', wall: 'w1' } })
  expect(find('discipline-band').text()).toContain('请勿喧哗。')
  await find('discipline-read').trigger('click')
  expect(find('discipline-band').exists()).toBe(false)
  const seat = view.value?.seats[0]
  if (seat !== undefined) seat.discipline = { measure: 'Reprimand', words: '再次喧哗。', wall: 'w2' }
  await nextTick()
  expect(find('discipline-band').text()).toContain('再次喧哗。')
})

it('puts a note away at once and tells the server', async () => {
  const { view, hub, find } = open({})
  if (view.value !== null) view.value.notes = [{ id: 'n1', seat: 'clerk', wall: '', text: '请靠近麦克风说话。' }]
  await nextTick()
  expect(find('note-band').text()).toContain('请靠近麦克风说话。')
  await find('note-dismiss').trigger('click')
  expect(find('note-band').exists()).toBe(false)
  expect(hub.dismissNote).toHaveBeenCalledWith('n1')
})
