import { useI18n } from 'vue-i18n'
import type { Phase, Role, Step } from '../../wire/hubMessages'

/** The courtroom's words in the reader's language. Refusal codes hold dots, which a message path cannot. */
export function useWords() {
  const { t, tm, rt, locale } = useI18n()
  const table = (path: string): Record<string, string> => tm(`courtroom.${path}`)
  const say = (path: string, args: Record<string, unknown> = {}): string => t(`courtroom.${path}`, args)
  return {
    say,
    locale,
    phase: (phase: Phase): string => say(`phase.${phase}`),
    role: (role: Role): string => t(`role.${role}`),
    step: (step: Step): string => say(`step.${step}`),
    stepEffect: (step: Step): string | null => step in table('stepEffect') ? say(`stepEffect.${step}`) : null,
    refusal: (code: string): string => {
      const text = table('refusal')[code]
      return text === undefined ? say('refusal.other', { code }) : rt(text)
    },
    /** A list of ready phrases. */
    list: (path: string): string[] => (tm(`courtroom.${path}`) as unknown as string[]).map(phrase => rt(phrase)),
    phrases: (phase: Phase): string[] => {
      const all = tm('courtroom.templates') as unknown as Record<string, string[]>
      return [...(all[phase] ?? []), ...(all.Other ?? [])].map(phrase => rt(phrase))
    },
  }
}
