import { computed, inject, onScopeDispose, provide, ref, watch, type InjectionKey, type Ref } from 'vue'
import type { MarkShape, PagePoint } from '../../wire/hubMessages'
import { http } from '../../wire/http'
import type { HearingView } from '../state/hearingView'
import type { Room } from '../state/useRoom'
import { displayAt as pageOnDisplayAt, halfAt, hasHalf, keyOf, pageAt, type OpenPage } from './evidence'
import { PageImages, turnedRight, wholePage, widthFitted, type Tool, type View } from '@/sheet'
import { Newest } from './newest'

const listReaders = ['Presiding', 'Arbitrator', 'Clerk', 'Claimant', 'Respondent', 'ThirdParty', 'Representative']

/** What a display is opened on. A wall screen has no person, and asks for nothing. */
export interface DisplayRoom extends Pick<Room, 'act'> {
  readonly view: Readonly<Ref<Pick<HearingView, 'display' | 'clip' | 'pointer'> & { me: Pick<HearingView['me'], 'seat' | 'role' | 'mayShow'> } | null>>
  readonly hub: Pick<Room['hub'], 'showPage' | 'changeView' | 'movePointer' | 'addMark' | 'removeMarks' | 'clearDisplay' | 'givePointer' | 'chooseSide' | 'showBeside' | 'removeBeside' | 'showClip' | 'playClip'>
}

/** What this page shows of the evidence: what everyone sees, or what its person reads alone. */
export function openDisplay(room: DisplayRoom, hearingId: string, displayAt = pageOnDisplayAt) {
  const images = new PageImages(address => http.blob(address))
  onScopeDispose(() => { images.clear() })
  const shown = computed(() => room.view.value?.display ?? null)
  const clip = computed(() => room.view.value?.clip ?? null)
  const me = computed(() => room.view.value?.me ?? null)
  const mayShow = computed(() => me.value?.mayShow ?? false)
  const mayPoint = computed(() => mayShow.value || (me.value !== null && room.view.value?.pointer === me.value.seat))
  const mayList = computed(() => me.value !== null && listReaders.includes(me.value.role))
  /** A page, a view, or both of one's own; null: with everyone. */
  const own = ref<{ page: OpenPage | null; view: View } | null>(null)
  const tool = ref<Tool>('hand')
  /** What whoever shows has just asked for, until everyone has it. */
  const asked = ref<View | null>(null)

  const page = computed<OpenPage | null>(() => own.value?.page ?? shown.value?.page ?? null)
  const isOwnPage = computed(() => own.value?.page !== null && own.value !== null && (shown.value === null || keyOf(own.value.page) !== keyOf(shown.value.page)))
  const isOwn = computed(() => own.value !== null)
  const told = computed<View>(() => shown.value === null ? { part: wholePage, turn: 'None' } : { part: shown.value.part, turn: shown.value.turn })
  const beside = computed(() => isOwnPage.value ? null : shown.value?.beside ?? null)
  const view = computed<View>(() => own.value?.view ?? asked.value ?? told.value)
  const marks = computed(() => isOwnPage.value ? [] : shown.value?.marks ?? [])
  const pointer = computed(() => isOwnPage.value ? null : shown.value?.pointer ?? null)

  const views = new Newest<View>(async wanted => { if (!await room.act(room.hub.changeView(wanted.part, wanted.turn))) asked.value = null })
  const pointers = new Newest<PagePoint | null>(point => room.hub.movePointer(point))
  watch(told, () => { if (views.idle) asked.value = null })
  watch(() => shown.value?.page, (now, before) => {
    asked.value = null
    // Whoever looked closer at a page goes on with everyone when it is turned; a page of one's own stays.
    if (own.value?.page === null && now !== undefined && before !== undefined && keyOf(now) !== keyOf(before)) own.value = null
    if (own.value?.page === null && now === undefined) own.value = null
  })
  watch(mayPoint, may => { if (!may) tool.value = 'hand' })

  function look(next: View): void {
    if (own.value !== null) own.value = { ...own.value, view: next }
    else if (mayShow.value) { asked.value = next; views.put(next) }
    else own.value = { page: null, view: next }
  }

  function addressOf(wanted: OpenPage): string { return mayList.value ? pageAt(hearingId, wanted) : displayAt(hearingId, wanted) }

  async function imageOf(wanted: OpenPage): Promise<string> {
    const key = keyOf(wanted)
    try {
      return await images.get(key, addressOf(wanted))
    } catch (error) {
      // It may have left the list and still be before everyone.
      if (mayList.value && !isOwnPage.value) return images.get(key, displayAt(hearingId, wanted))
      throw error
    }
  }

  /** Of a page before everyone that is not at hand yet; null: the whole one is, there is no half one, or it is a page of one's own. */
  function halfOf(wanted: OpenPage): Promise<string> | null {
    const key = keyOf(wanted)
    return isOwnPage.value || images.has(key) || !hasHalf(wanted) ? null : images.get(`${key}/half`, halfAt(hearingId, wanted))
  }

  // A flip must not wait for the network.
  function bringBeside(at: OpenPage): void {
    if (!mayList.value) return
    for (const beside of [at.page + 1, at.page - 1])
      if (beside >= 1 && beside <= at.of) void images.get(keyOf({ ...at, page: beside }), pageAt(hearingId, { ...at, page: beside })).catch(() => undefined)
  }

  const show = (wanted: Pick<OpenPage, 'exhibit' | 'file' | 'page'>): Promise<boolean> => { own.value = null; return room.act(room.hub.showPage(wanted)) }

  /** The page before or after; for everyone when one may show and is not reading alone. */
  function flip(by: 1 | -1): void {
    const at = page.value
    if (at === null || at.page + by < 1 || at.page + by > at.of) return
    const next = { ...at, page: at.page + by }
    if (mayShow.value && own.value === null) void show(next)
    else if (mayList.value) own.value = { page: next, view: { part: wholePage, turn: view.value.turn } }
  }

  return {
    shown, clip, page, beside, view, marks, pointer, tool, mayShow, mayPoint, mayList, isOwn, isOwnPage, look, flip, imageOf, halfOf, bringBeside, show,
    turn: () => { look({ part: wholePage, turn: turnedRight(view.value.turn) }) },
    fitWidth: () => { if (page.value !== null) look({ ...view.value, part: widthFitted(page.value, view.value.turn) }) },
    fit: () => { look({ ...view.value, part: wholePage }) },
    open: (wanted: OpenPage) => { own.value = { page: wanted, view: { part: wholePage, turn: 'None' } } },
    follow: () => { own.value = null },
    point: (at: PagePoint | null) => { if (mayPoint.value && !isOwn.value) pointers.put(at) },
    mark: (shape: MarkShape, points: PagePoint[]) => room.act(room.hub.addMark({ shape, colour: 'Red', points })),
    unmark: (all: boolean) => room.act(room.hub.removeMarks(all)),
    /** The one beside it is the one that keys and tools change from now on. */
    chooseOther: () => room.act(room.hub.chooseSide(!(shown.value?.isRight ?? false))),
    showBeside: (wanted: Pick<OpenPage, 'exhibit' | 'file' | 'page'>) => { own.value = null; return room.act(room.hub.showBeside(wanted)) },
    alone: () => room.act(room.hub.removeBeside()),
    showClip: (wanted: Pick<OpenPage, 'exhibit' | 'file'>) => { own.value = null; return room.act(room.hub.showClip(wanted)) },
    playClip: (playing: boolean, positionUs: number | null) => room.act(room.hub.playClip(playing, positionUs)),
    clear: () => room.act(room.hub.clearDisplay()),
    give: (seat: string | null) => room.act(room.hub.givePointer(seat)),
  }
}

export type DisplayStore = ReturnType<typeof openDisplay>

const key: InjectionKey<DisplayStore> = Symbol('display')
export function provideDisplay(display: DisplayStore): void { provide(key, display) }
export function useDisplay(): DisplayStore {
  const display = inject(key)
  if (display === undefined) throw new Error('useDisplay outside of a courtroom')
  return display
}
