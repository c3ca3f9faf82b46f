/** Alt+C, wherever a layout or a Mac makes another letter of it. */
export const isCiteKey = (key: Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>): boolean => key.code === 'KeyC' && key.altKey && !key.ctrlKey && !key.metaKey

/** The text with a citation in place of what is selected, and where one goes on typing. */
export function citedInto(text: string, cite: string, from: number, to: number): { text: string; cursor: number } {
  const cited = `[${cite}]`
  return { text: text.slice(0, from) + cited + text.slice(to), cursor: from + cited.length }
}
