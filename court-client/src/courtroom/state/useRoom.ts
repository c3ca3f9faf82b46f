import { computed, inject, onScopeDispose, provide, reactive, ref, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { CourtroomHub, type HubState } from '../../wire/hubClient'
import { signalrPort } from '../../wire/hubPort'
import { HubRefusal } from '../../wire/hubRefusal'
import { pageTab } from '../../wire/hubTab'
import type { Seat } from '../../wire/hubMessages'
import { HearingClock } from './hearingClock'
import { applyChat, applyDraft, applyEvent, applyHeartbeat, applyNote, applySources, fromSnapshot, type HearingView } from './hearingView'
import { changesOwnSight } from './ownSight'

/** A hearing as one page sees it, and what the page may ask of it. */
export interface Room {
  readonly hub: CourtroomHub
  readonly state: Ref<HubState>
  readonly view: Ref<HearingView | null>
  readonly me: ComputedRef<Seat | null>
  readonly speaking: Ref<string[]>
  /** Grows with each change of the list of evidence that somebody else made. */
  readonly evidence: Ref<number>
  readonly clock: HearingClock
  /** The last refusal, until it is read or replaced. */
  readonly refused: Ref<string | null>
  /** Commands on their way. */
  readonly busy: Ref<number>
  /** True when done; a refusal goes to `refused`. */
  act(command: Promise<unknown>): Promise<boolean>
}

const key: InjectionKey<Room> = Symbol('room')

export function provideRoom(room: Room): void { provide(key, room) }

export function useRoom(): Room {
  const room = inject(key)
  if (room === undefined) throw new Error('useRoom outside of a courtroom page')
  return room
}

export function openRoom(hearingId: string): Room {
  const state = ref<HubState>({ is: 'idle' })
  const view = ref<HearingView | null>(null)
  const speaking = ref<string[]>([])
  const evidence = ref(0)
  const refused = ref<string | null>(null)
  const busy = ref(0)
  const clock = new HearingClock()
  const me = computed(() => view.value?.seats.find(seat => seat.seat === view.value?.me.seat) ?? null)
  const known = (act: (view: HearingView) => void): void => { if (view.value !== null) act(view.value) }

  const hub = new CourtroomHub({
    port: signalrPort(), hearingId, tab: pageTab(),
    listener: {
      state: next => { state.value = next },
      // Whatever happened to the list while the page was away, nobody will tell it again.
      snapshot: snapshot => { evidence.value++; view.value = reactive(fromSnapshot(snapshot)); clock.set(snapshot.hearingUs, snapshot.recording.is !== 'ended') },
      event: event => {
        const begins = me.value !== null && changesOwnSight(event.event, me.value)
        known(current => { applyEvent(current, event) })
        if (begins) hub.renew()
      },
      heartbeat: beat => { clock.set(beat.hearingUs, beat.recording.is !== 'ended'); known(current => { applyHeartbeat(current, beat) }) },
      draft: draft => { known(current => { applyDraft(current, draft) }) },
      sources: sources => { known(current => { applySources(current, sources) }) },
      chat: message => { known(current => { applyChat(current, message) }) },
      note: note => { known(current => { applyNote(current, note) }) },
      speaking: seats => { speaking.value = seats },
      evidence: () => { evidence.value++ },
    },
  })

  async function act(command: Promise<unknown>): Promise<boolean> {
    busy.value++
    refused.value = null
    try {
      await command
      return true
    } catch (error) {
      refused.value = error instanceof HubRefusal ? error.code : 'server.failed'
      return false
    } finally {
      busy.value--
    }
  }

  const online = (): void => { hub.hurry() }
  addEventListener('online', online)
  onScopeDispose(() => {
    removeEventListener('online', online)
    void hub.leave()
  })

  return { hub, state, view, me, speaking, evidence, clock, refused, busy, act }
}
