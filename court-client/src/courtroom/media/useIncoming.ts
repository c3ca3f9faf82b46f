import { onScopeDispose, ref, shallowReactive, watch, type Ref } from 'vue'
import { IncomingSource, PictureDiet, type IncomingState, type LinkStatistics, type Shown, type Signalling } from '../../webrtc'
import type { Seat, Source } from '../../wire/hubMessages'

/** What is to be watched, and by whom: a courtroom page, or a wall screen. */
export interface Watched { sources: Source[]; seats: Pick<Seat, 'seat' | 'cameraOff'>[]; me: { seat: string } }
export interface WatchedRoom { readonly view: Readonly<Ref<Watched | null>>; readonly state: Readonly<Ref<{ is: string }>> }

/** One remote source as the page shows it. */
export interface Incoming {
  source: string
  seat: string
  state: IncomingState
  shown: Shown | null
  statistics: LinkStatistics | null
  firstFrameMs: number | null
  read(): ReturnType<IncomingSource['read']>
}

/** Watches every source of the others, for as long as the server lists it. */
export function useIncoming(room: WatchedRoom, signalling: Signalling) {
  const pictures = shallowReactive(new Map<string, Incoming>())
  const links = new Map<string, IncomingSource>()
  /** Whether each had a picture when its connection was made: the tribunal may screen it off, and end that. */
  const pictured = new Map<string, boolean>()

  function update(id: string, change: Partial<Incoming>): void {
    const before = pictures.get(id)
    if (before !== undefined) pictures.set(id, { ...before, ...change })
  }

  function open(source: Source): void {
    const id = source.source
    pictured.set(id, source.hasVideo)
    pictures.set(id, { source: id, seat: source.seat, state: { is: 'connecting' }, shown: null, statistics: null, firstFrameMs: null,
      read: async () => await links.get(id)?.read() ?? null })
    links.set(id, new IncomingSource({
      source: id, attempt: source.attempt, signalling,
      // Read at each connection: a camera that the tribunal stopped sends nothing to wait for, and its sound must not wait either.
      get wantsVideo() { return source.hasVideo && !(source.kind === 'camera' && room.view.value?.seats.find(seat => seat.seat === source.seat)?.cameraOff === true) },
      changed: state => { update(id, { state }) },
      shown: shown => { update(id, { shown, firstFrameMs: links.get(id)?.firstFrameMs ?? null }) },
      statistics: statistics => { update(id, { statistics }) },
    }))
  }

  function close(id: string): void {
    links.get(id)?.close()
    links.delete(id)
    pictured.delete(id)
    pictures.delete(id)
  }

  function follow(sources: Source[], mySeat: string): void {
    const others = sources.filter(source => source.seat !== mySeat)
    for (const id of [...links.keys()]) if (!others.some(source => source.source === id)) close(id)
    for (const source of others) {
      if (pictured.get(source.source) === !source.hasVideo) close(source.source)
      const link = links.get(source.source)
      if (link === undefined) open(source)
      else link.follow(source.attempt)
    }
  }

  const stopped = (): boolean => ['displaced', 'ended', 'refused', 'idle'].includes(room.state.value.is)
  watch([() => room.view.value?.sources, room.state], () => {
    const view = room.view.value
    if (view === null || stopped()) for (const id of [...links.keys()]) close(id)
    else follow(view.sources, view.me.seat)
    if (room.state.value.is === 'entered') for (const link of links.values()) link.hurry()
  }, { immediate: true })
  onScopeDispose(() => { for (const id of [...links.keys()]) close(id) })

  // The line to this page is read as often as its sources are.
  const soundOnly = ref(false)
  const diet = new PictureDiet()
  const scale = setInterval(() => {
    soundOnly.value = diet.read([...pictures.values()].flatMap(picture => picture.state.is === 'flowing' && picture.statistics?.lossRatio != null ? [picture.statistics.lossRatio] : []))
    for (const link of links.values()) link.listenOnly(soundOnly.value)
  }, 2_000)
  onScopeDispose(() => { clearInterval(scale) })

  return { pictures, soundOnly }
}
