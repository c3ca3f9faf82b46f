/**
 * The speaker that a key chooses: F1–F8 always; after @ the digits 1–8, and 0 for a line without speaker. Null: the key is
 * for the text.
 */
export function speakerOfKey(key: string, picking: boolean, seats: readonly string[]): string | null {
  const digit = /^F([1-8])$/.exec(key)?.[1] ?? (picking ? /^([0-8])$/.exec(key)?.[1] : undefined)
  if (digit === undefined) return null
  return digit === '0' ? '' : seats[Number(digit) - 1] ?? null
}
