import type { Clip, Display, Phase, RecordingState, Role, Source } from '../wire/hubMessages'

/** The shapes of docs/protocols/wall.md. */
export type WallSlate = 'NotBegun' | 'ClosedSession' | 'Mediation' | 'Recess' | 'Interruption'

export interface WallHearing { hearingId: string; caseNumber: string; sitting: number; scheduledWall: string; phase: Phase | null; recording: RecordingState }

/** Somebody who takes part from elsewhere. */
export interface WallPerson { seat: string; role: Role; name: string; cameraOff: boolean }

export interface WallLine { line: string; speakerRole: Role | null; speakerName: string; text: string }

export interface WallView {
  code: string | null; hearing: WallHearing | null; slate: WallSlate | null
  people: WallPerson[]; sources: Source[]; speaking: string[]; display: Display | null; clip: Clip | null; lines: WallLine[]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A JSON object with what changed of it, nested as in RFC 7396; null is a value like any other. */
export function patched(before: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const base = isObject(before) ? before : {}
  return { ...base, ...Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, isObject(base[name]) ? patched(base[name], value) : value])) }
}

/** Who is large when nothing is on display: whoever of the remote people speaks or spoke last, else the first of them. */
export function featured(view: Pick<WallView, 'people' | 'speaking'>, before: string | null): string | null {
  const there = (seat: string | null | undefined): seat is string => view.people.some(person => person.seat === seat)
  return view.speaking.find(there) ?? (there(before) ? before : view.people[0]?.seat ?? null)
}
