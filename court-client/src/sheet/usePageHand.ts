import { ref, type ComputedRef, type Ref } from 'vue'
import type { MarkShape, PagePart, PagePoint, PageTurn } from '../wire/hubMessages'
import { moved, rounded, thinned, zoomed, type Size } from './geometry'

export type Tool = 'hand' | 'pointer' | MarkShape
export interface View { part: PagePart; turn: PageTurn }

/** What a hand can take hold of: a page before everyone, or one that somebody looks at alone. */
export interface Handled {
  view: ComputedRef<View>
  tool: Ref<Tool>
  mayPoint: ComputedRef<boolean>
  isOwn: ComputedRef<boolean>
  look: (next: View) => void
  point: (at: PagePoint | null) => void
  mark: (shape: MarkShape, points: PagePoint[]) => Promise<boolean>
}

interface Hand {
  display: Handled
  /** The drawing whose coordinates are pixels of the page as scanned. */
  drawing: Readonly<Ref<SVGGElement | null>>
  size: () => Size
}

/** What mouse and fingers do on a page: two fingers and the wheel zoom, one moves, points or draws. */
export function usePageHand({ display, drawing, size }: Hand) {
  const fingers = new Map<number, PagePoint>()
  /** The mark that is being drawn. */
  const drawn = ref<PagePoint[]>([])
  /** Where the page was taken hold of, and how it lay then: what is drawn lags behind the finger. */
  let hold: { at: PagePoint; part: PagePart; matrix: DOMMatrix } | null = null
  let apart = 0

  /** Where on the page something on the screen is. */
  function placeOf(event: { clientX: number; clientY: number }, matrix = drawing.value?.getScreenCTM() ?? null): PagePoint | null {
    if (matrix === null) return null
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    return { x: at.x / size().width, y: at.y / size().height }
  }

  function down(event: PointerEvent): void {
    const at = placeOf(event)
    if (at === null || event.button !== 0) return
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    const matrix = drawing.value?.getScreenCTM() ?? null
    hold = matrix === null || fingers.size > 1 ? null : { at, part: display.view.value.part, matrix }
    apart = spread()
    drawn.value = fingers.size === 1 && isMarking() ? [rounded(at)] : []
  }

  function move(event: PointerEvent): void {
    const at = placeOf(event)
    if (at === null) return
    if (display.tool.value === 'pointer') display.point(rounded(at))
    if (!fingers.has(event.pointerId)) return
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (fingers.size === 2) pinch()
    else if (drawn.value.length > 0) draw(rounded(at))
    else if (display.tool.value === 'hand' && hold !== null) pan(event, hold)
  }

  function pan(event: PointerEvent, { at: from, part, matrix }: NonNullable<typeof hold>): void {
    const to = placeOf(event, matrix)
    const isStill = to === null || Math.hypot(to.x - from.x, to.y - from.y) < 0.002
    if (!isStill && part.width < 1) display.look({ ...display.view.value, part: moved(part, from.x - to.x, from.y - to.y) })
  }

  function up(event: PointerEvent): void {
    fingers.delete(event.pointerId)
    hold = null
    const points = drawn.value
    drawn.value = []
    if (points.length < 2) return
    const shape = display.tool.value as MarkShape
    const [from, to] = [points[0], points.at(-1)]
    if (from === undefined || to === undefined || (shape !== 'Stroke' && Math.hypot(to.x - from.x, to.y - from.y) < 0.005)) return
    const kept = shape === 'Stroke' ? thinned(points) : [from, to]
    if (kept.length >= 2) void display.mark(shape, kept)
  }

  function wheel(event: WheelEvent): void {
    const at = placeOf(event)
    if (at === null) return
    display.look({ ...display.view.value, part: zoomed(display.view.value.part, Math.exp(-event.deltaY * 0.0015), at) })
  }

  function pinch(): void {
    const now = spread()
    const middle = [...fingers.values()].reduce((sum, finger) => ({ x: sum.x + finger.x / 2, y: sum.y + finger.y / 2 }), { x: 0, y: 0 })
    const at = placeOf({ clientX: middle.x, clientY: middle.y })
    if (at !== null && apart > 0 && now > 0) display.look({ ...display.view.value, part: zoomed(display.view.value.part, now / apart, at) })
    apart = now
    drawn.value = []
    hold = null
  }

  const spread = (): number => {
    const [a, b] = [...fingers.values()]
    return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y)
  }
  const isMarking = (): boolean => display.mayPoint.value && !display.isOwn.value && display.tool.value !== 'hand' && display.tool.value !== 'pointer'
  const draw = (at: PagePoint): void => { drawn.value = display.tool.value === 'Stroke' ? [...drawn.value, at] : [drawn.value[0] ?? at, at] }

  return { drawn, down, move, up, wheel, leave: () => { if (display.tool.value === 'pointer') display.point(null) } }
}
