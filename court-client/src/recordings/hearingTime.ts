const secondUs = 1_000_000

/** Hearing time as it is printed in the record: 0:42:17. */
export function spoken(us: number): string {
  const seconds = Math.max(0, Math.floor(us / secondUs))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** A position in the player is hearing time: gaps are filled with slates of their own length. */
export const toUs = (seconds: number): number => Math.round(seconds * secondUs)
export const toSeconds = (us: number): number => us / secondUs
