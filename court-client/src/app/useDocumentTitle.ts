import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'

/** The tab's title and the page's language follow the route and the person's choice; a screen reader reads both. */
export function useDocumentTitle(): void {
  const { t, locale } = useI18n()
  const route = useRoute()
  watchEffect(() => {
    document.documentElement.lang = locale.value
    const page = typeof route.meta.title === 'string' ? `${t(route.meta.title)} · ` : ''
    document.title = page + t('app.name')
  })
}
