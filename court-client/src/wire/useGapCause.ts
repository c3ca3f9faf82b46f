import { useI18n } from 'vue-i18n'

/** Says in the person's language why the recording was interrupted. */
export function useGapCause() {
  const { t, te } = useI18n()
  return (code: string): string => te(`gapCause.${code}`) || te(`gapCause.${code}`, 'zh-CN') ? t(`gapCause.${code}`) : code
}
