import { onScopeDispose, ref, watch } from 'vue'
import { keyOf, type OpenPage } from './evidence'
import type { DisplayStore } from './useDisplay'

/** Pixels of the screen for one of the page, up to which the half image looks as sharp as the whole one. */
const halfSuffices = 0.6

/**
 * The image of a page. Where the whole one is not at hand the half one comes first, a quarter of the pixels and so there sooner on every line and
 * phone, and the whole one follows as soon as more than the half would be seen.
 */
export function useSheetImage(display: Pick<DisplayStore, 'imageOf' | 'halfOf'>, wanted: () => OpenPage | null, pixels: () => number) {
  const image = ref<string | null>(null)
  const failed = ref(false)
  /** The page of which the half image is seen. */
  const half = ref<OpenPage | null>(null)
  let isOver = false

  async function load(): Promise<void> {
    const page = wanted()
    failed.value = false
    if (page === null) return
    const coming = display.halfOf(page)
    if (coming === null) return loadWhole(page)
    const url = await coming.catch(() => null)
    if (!isStill(page)) return
    if (url === null) return loadWhole(page)
    image.value = url
    half.value = page
  }

  async function loadWhole(page: OpenPage): Promise<void> {
    try {
      const url = await display.imageOf(page)
      if (!isStill(page)) return
      image.value = url
      half.value = null
    } catch {
      if (isStill(page)) failed.value = true
    }
  }

  function isStill(page: OpenPage): boolean {
    const now = wanted()
    return !isOver && now !== null && keyOf(now) === keyOf(page)
  }

  watch(() => { const page = wanted(); return page === null ? '' : keyOf(page) }, () => { image.value = null; half.value = null; void load() }, { immediate: true })
  watch(() => half.value !== null && pixels() > halfSuffices, isTooSmall => { if (isTooSmall && half.value !== null) void loadWhole(half.value) })
  onScopeDispose(() => { isOver = true })
  return { image, failed, load }
}
