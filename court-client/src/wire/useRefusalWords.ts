import { useI18n } from 'vue-i18n'
import { codeOf, Refusal } from './problem'

/** Says in the person's language what was refused and what to do next; a code that nobody translated is shown as it is. */
export function useRefusalWords() {
  const { t, te } = useI18n()

  function sayCode(code: string, args: Record<string, string | number> = {}): string {
    const key = `refusal.${code.replaceAll('.', '_')}`
    return te(key) || te(key, 'zh-CN') ? t(key, { minutes: 5, ...args }) : `${t('refusal.wire_failed')} (${code})`
  }

  const say = (error: unknown): string => sayCode(codeOf(error), error instanceof Refusal ? error.args : {})

  return { say, sayCode }
}
