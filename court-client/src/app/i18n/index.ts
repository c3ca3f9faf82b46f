import { createI18n } from 'vue-i18n'
import { messages as access } from '@/access/messages'
import { messages as cases } from '@/cases/messages'
import { messages as courtroom } from '@/courtroom/messages'
import { messages as evidence } from '@/evidence/messages'
import { messages as join } from '@/join/messages'
import { messages as phone } from '@/phone/messages'
import { messages as recordings } from '@/recordings/messages'
import { messages as ui } from '@/ui/messages'
import { messages as wall } from '@/wall/messages'
import { messages as evidenceNews } from '@/wire/evidenceNews'
import { messages as gapCauses } from '@/wire/gapCauses'
import { messages as refusals } from '@/wire/refusals'
import { messages as roles } from '@/wire/roles'
import { messages as app } from '../messages'
import { chosenLanguage, type Language } from '@/ui/language'

const parts = [app, ui, refusals, gapCauses, evidenceNews, roles, access, cases, join, evidence, courtroom, phone, wall, recordings]

/** All features' words in one tree; each feature keeps to a key of its own. */
export function mergedMessages(): Record<Language, Record<string, unknown>> {
  return {
    'zh-CN': Object.assign({}, ...parts.map(part => part['zh-CN'])),
    en: Object.assign({}, ...parts.map(part => part.en)),
  }
}

export const i18n = createI18n({
  legacy: false,
  locale: chosenLanguage(),
  fallbackLocale: 'zh-CN',
  // The trees differ in shape per feature, so vue-i18n is given them as plain records.
  messages: mergedMessages() as never,
})
