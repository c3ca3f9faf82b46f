import type { Seat } from '../../wire/hubMessages'

/** Beneath an interpreter the floor stays audible, so that the listener knows who speaks and when they have ended. */
const beneath = 0.15

export interface Listening { aside: boolean; interpreted: boolean; interpreterIsThere: boolean }

/**
 * How loud a seat is played, 0 … 1. While there is interpreting beside the floor, an interpreter is heard only by whoever chose it;
 * where no interpreter is to be heard, the floor is not lowered.
 */
export function loudness(role: Seat['role'] | undefined, { aside, interpreted, interpreterIsThere }: Listening): number {
  if (!aside) return 1
  if (role === 'Interpreter') return interpreted ? 1 : 0
  return interpreted && interpreterIsThere ? beneath : 1
}
