import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { PageImages, zoomed, type View } from '@/sheet'
import { http } from '@/wire/http'
import type { BesideDisplay, Display, PageOnDisplay, PagePoint } from '@/wire/hubMessages'
import { displayAt, framesOf, spansOf, type DisplayMoment } from './displayCourse'

export interface OriginalSheet extends BesideDisplay { pointer: PagePoint | null; image: string }

/** The originals of what was on display, in step with the recording: drawn over its picture, sharp, and as the viewer likes it. */
export function useOriginal(hearingId: string, positionUs: Readonly<Ref<number>>, durationUs: Readonly<Ref<number>>) {
  const at = `/api/hearings/${hearingId}/recording/display`
  const moments = shallowRef<DisplayMoment[]>([])
  const failed = ref(false)
  const isOn = ref(true)
  /** Whoever looks closer at a page goes on alone until it is another. */
  const own = shallowRef<ReadonlyMap<string, View>>(new Map())
  const brought = shallowRef<ReadonlyMap<string, string>>(new Map())
  const images = new PageImages(address => http.blob(address))
  const ended = new AbortController()
  onScopeDispose(() => { ended.abort(); images.clear() })

  const frames = computed(() => framesOf(moments.value))
  const spans = computed(() => spansOf(frames.value, durationUs.value))
  const display = computed(() => displayAt(frames.value, positionUs.value))
  /** From left to right; one whose image is not here leaves the recorded picture to be seen. */
  const sheets = computed<OriginalSheet[]>(() => {
    const all = sidesOf(display.value).map(sheet => ({ ...sheet, ...own.value.get(sheet.page.sha256), image: brought.value.get(sheet.page.sha256) ?? '' }))
    return all.every(sheet => sheet.image !== '') ? all : []
  })

  async function load(): Promise<void> {
    try {
      moments.value = await http.get<DisplayMoment[]>(at, ended.signal)
      failed.value = false
    } catch {
      if (!ended.signal.aborted) failed.value = true
    }
  }

  const imageOf = (page: PageOnDisplay): Promise<string> => images.get(page.sha256, `${at}/${page.file}/${page.page}`)
  async function bring(pages: PageOnDisplay[]): Promise<void> {
    // Without one of them the picture beneath shows it, less sharp.
    const found = await Promise.all(pages.map(async page => [page.sha256, await imageOf(page).catch(() => '')] as const))
    if (shownKey() === pages.map(page => page.sha256).join()) brought.value = new Map(found)
  }

  // What comes next is there before it is due.
  function bringNext(): void {
    const key = shownKey()
    const next = frames.value.find(frame => frame.atUs > positionUs.value && frame.display !== null && keyOf(frame.display) !== key)?.display
    if (next !== undefined && next !== null) for (const sheet of sidesOf(next)) void imageOf(sheet.page).catch(() => undefined)
  }

  const shownKey = (): string => keyOf(display.value)
  watch(shownKey, () => {
    own.value = new Map()
    void bring(sidesOf(display.value).map(sheet => sheet.page)).then(bringNext)
  }, { immediate: true })

  const look = (sheet: OriginalSheet, view: View): void => { own.value = new Map(own.value).set(sheet.page.sha256, view) }
  const zoom = (factor: number): void => { for (const sheet of sheets.value) look(sheet, { turn: sheet.turn, part: zoomed(sheet.part, factor) }) }
  void load()
  return { sheets, spans, isOn, isOwn: computed(() => own.value.size > 0), failed, load, zoom, look, follow: (): void => { own.value = new Map() } }
}

export type Original = ReturnType<typeof useOriginal>

function sidesOf(display: Display | null): Omit<OriginalSheet, 'image'>[] {
  if (display === null) return []
  const { page, part, turn, marks, pointer, beside, isRight } = display
  const sheets = [{ page, part, turn, marks, pointer }, ...(beside === null ? [] : [{ ...beside, pointer: null }])]
  return isRight ? sheets.reverse() : sheets
}

const keyOf = (display: Display | null): string => sidesOf(display).map(sheet => sheet.page.sha256).join()
