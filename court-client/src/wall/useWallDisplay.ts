import { computed } from 'vue'
import { openDisplay, provideDisplay } from '@/courtroom'
import type { WallView } from './wallView'

const againMs = 500
const nothing = (): Promise<number> => Promise.reject(new Error('a wall screen asks for nothing'))

/** The display of a wall screen: what is before everyone, and nothing of its own. */
export function useWallDisplay(view: () => WallView): void {
  const hub = { showPage: nothing, changeView: nothing, movePointer: nothing, addMark: nothing, removeMarks: nothing, clearDisplay: nothing, givePointer: nothing,
    chooseSide: nothing, showBeside: nothing, removeBeside: nothing, showClip: nothing, playClip: nothing }
  const display = openDisplay({
    view: computed(() => ({ display: view().display, clip: view().clip, pointer: null, me: { seat: '', role: 'Observer' as const, mayShow: false } })),
    hub, act: () => Promise.resolve(false),
  }, '', (_hearing, page) => `/api/wall/display/${page.file}/${page.page}`)

  /** Nobody presses a button here: an image that does not come is asked for again as long as it is before everyone. */
  async function imageOf(wanted: Parameters<typeof display.imageOf>[0]): Promise<string> {
    for (;;) {
      try {
        return await display.imageOf(wanted)
      } catch (error) {
        const isShown = [display.page.value, display.beside.value?.page].some(now => now?.file === wanted.file && now.page === wanted.page)
        if (!isShown) throw error
        await new Promise(resolve => { setTimeout(resolve, againMs) })
      }
    }
  }

  // Large enough for all that a page has.
  provideDisplay({ ...display, imageOf, halfOf: () => null })
}
