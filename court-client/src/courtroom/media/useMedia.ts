import { computed, inject, onScopeDispose, provide, ref, watch, type InjectionKey } from 'vue'
import { isPhone } from '../state/phone'
import type { Room } from '../state/useRoom'
import { hubSignalling } from './hubSignalling'
import { useIncoming } from './useIncoming'
import { useLinkReport } from './useLinkReport'
import { useOutgoing } from './useOutgoing'
import { useSound } from './useSound'

/** Sound and picture of the room, in both directions. */
export function openMedia(room: Room) {
  const signalling = hubSignalling(room.hub)
  const outgoing = useOutgoing(room, signalling)
  const { pictures, soundOnly } = useIncoming(room, signalling)
  const sound = useSound(room, pictures)
  useLinkReport(room, outgoing, pictures)
  const unheard = useUnheard(room, outgoing)
  return { outgoing, pictures, soundOnly, sound, unheard }
}

export type Media = ReturnType<typeof openMedia>

const key: InjectionKey<Media> = Symbol('media')
export function provideMedia(media: Media): void { provide(key, media) }

export function useMedia(): Media {
  const media = inject(key)
  if (media === undefined) throw new Error('useMedia outside of a courtroom page')
  return media
}

const patienceMs = 2_500

/**
 * True when the person's sound does not arrive: the connection is down, or the server does not list it. A source that the server
 * lost while our side believes in it is published again.
 */
function useUnheard(room: Room, outgoing: ReturnType<typeof useOutgoing>) {
  const mine = computed(() => room.view.value?.sources.find(source => source.seat === room.view.value?.me.seat && source.kind === 'camera' && !isPhone(source.source)))
  const listed = computed(() => mine.value?.flowing ?? false)
  const suspect = computed(() => outgoing.wanted.value && outgoing.tracks.value.audio !== null
    && !(room.me.value?.muted === true && room.me.value.cameraOff)
    && (outgoing.state.value.is !== 'flowing' || (room.state.value.is === 'entered' && !listed.value)))
  const unheard = ref(false)
  let timer: ReturnType<typeof setTimeout> | null = null

  watch(suspect, doubtful => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (!doubtful) unheard.value = false
    else timer = setTimeout(check, patienceMs)
  }, { immediate: true })

  function check(): void {
    unheard.value = true
    timer = setTimeout(check, 2 * patienceMs)
    if (outgoing.state.value.is === 'flowing' && room.state.value.is === 'entered' && !listed.value) outgoing.renew()
  }

  // The server saw the source go, say with the gateway it ran on: our own connection would notice only seconds later. One that is
  // merely announced anew, by a node that restarted, goes on.
  watch(() => mine.value !== undefined, (now, before) => {
    if (before && !now && outgoing.wanted.value && outgoing.state.value.is === 'flowing' && room.state.value.is === 'entered') outgoing.renew()
  })
  onScopeDispose(() => { if (timer !== null) clearTimeout(timer) })
  return unheard
}
