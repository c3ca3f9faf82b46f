export type Language = 'zh-CN' | 'en'

const key = 'court.language'

/** The person's own choice, else the browser's language; Chinese unless the browser asks for English. */
export function chosenLanguage(): Language {
  const kept = localStorage.getItem(key)
  if (kept === 'zh-CN' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(key, language)
}
