import type { PagePart, PagePoint, PageTurn } from '../wire/hubMessages'

/** In pixels of the page as scanned. */
export interface Size { width: number; height: number }

export const wholePage: PagePart = { x: 0, y: 0, width: 1, height: 1 }
const leastPart = 0.05
const turns: readonly PageTurn[] = ['None', 'Right', 'Over', 'Left']

export const turnedRight = (turn: PageTurn): PageTurn => turns[(turns.indexOf(turn) + 1) % turns.length] ?? 'None'

/** Carries the page as scanned to where it stands turned, with its corner at 0,0 again. */
export function transformOf({ width, height }: Size, turn: PageTurn): string {
  switch (turn) {
    case 'Right': return `translate(${height} 0) rotate(90)`
    case 'Over': return `translate(${width} ${height}) rotate(180)`
    case 'Left': return `translate(0 ${width}) rotate(-90)`
    default: return ''
  }
}

/** Where a point of the page stands once it is turned, in pixels. */
export function turned({ width, height }: Size, turn: PageTurn, at: PagePoint): PagePoint {
  const [x, y] = [at.x * width, at.y * height]
  switch (turn) {
    case 'Right': return { x: height - y, y: x }
    case 'Over': return { x: width - x, y: height - y }
    case 'Left': return { x: y, y: width - x }
    default: return { x, y }
  }
}

/** The part that is seen, as the viewBox of the turned page. */
export function viewBoxOf(size: Size, part: PagePart, turn: PageTurn): { x: number; y: number; width: number; height: number } {
  const [a, b] = [turned(size, turn, part), turned(size, turn, { x: part.x + part.width, y: part.y + part.height })]
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}

/** Zooms so that the point of the page under the finger stays under it. */
export function zoomed(part: PagePart, factor: number, at: PagePoint = { x: part.x + part.width / 2, y: part.y + part.height / 2 }): PagePart {
  const grow = Math.min(Math.max(1 / factor, leastPart / Math.min(part.width, part.height)), 1 / Math.max(part.width, part.height))
  return within({ x: at.x - (at.x - part.x) * grow, y: at.y - (at.y - part.y) * grow, width: part.width * grow, height: part.height * grow })
}

/** The page as wide as a picture of 16:9, from its top; all of it where it is wider than that. */
export function widthFitted({ width, height }: Size, turn: PageTurn): PagePart {
  const lies = turn === 'Right' || turn === 'Left'
  const seen = Math.min(1, ((lies ? height / width : width / height) * 9) / 16)
  switch (turn) {
    case 'Right': return { x: 0, y: 0, width: seen, height: 1 }
    case 'Left': return { x: 1 - seen, y: 0, width: seen, height: 1 }
    case 'Over': return { x: 0, y: 1 - seen, width: 1, height: seen }
    default: return { x: 0, y: 0, width: 1, height: seen }
  }
}

export function moved(part: PagePart, dx: number, dy: number): PagePart {
  return within({ ...part, x: part.x + dx, y: part.y + dy })
}

/** Strokes are drawn on with hundreds of points and need a few. */
export function thinned(points: readonly PagePoint[], least = 0.003, most = 300): PagePoint[] {
  const kept: PagePoint[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= least) kept.push(rounded(point))
  }
  return kept.length <= most ? kept : thinned(kept, least * 2, most)
}

/** A ten-thousandth of a page is finer than its pixels. */
export const rounded = (point: PagePoint): PagePoint => ({ x: fraction(point.x), y: fraction(point.y) })

const fraction = (value: number): number => Math.round(Math.min(Math.max(value, 0), 1) * 10_000) / 10_000

function within(part: PagePart): PagePart {
  const [width, height] = [Math.min(part.width, 1), Math.min(part.height, 1)]
  return { x: Math.min(Math.max(part.x, 0), 1 - width), y: Math.min(Math.max(part.y, 0), 1 - height), width, height }
}
