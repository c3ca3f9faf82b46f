import { computed, onScopeDispose, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { http } from './http'

interface EvidenceNews { byParties: number; byTribunal: number }

/**
 * Exhibits that this person was given by an exchange and has not looked at, in a number and in words. Asked when the page comes to the front,
 * when somebody says so, and where nobody does, each so often.
 */
export function useEvidenceNews(hearingId: string, everyMs: number | null = null) {
  const { t } = useI18n()
  const news = ref<EvidenceNews>({ byParties: 0, byTribunal: 0 })
  const ended = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Whoever has no list never asks. */
  let asks = false
  const count = computed(() => news.value.byParties + news.value.byTribunal)
  const words = computed(() => {
    const { byParties: n, byTribunal: m } = news.value
    if (n > 0 && m > 0) return t('evidenceNews.both', { n, m })
    return n > 0 ? t('evidenceNews.parties', { n }) : m > 0 ? t('evidenceNews.tribunal', { n: m }) : null
  })

  async function look(): Promise<void> {
    asks = true
    try {
      news.value = await http.get<EvidenceNews>(`/api/hearings/${hearingId}/evidence/news`, ended.signal)
    } catch {
      // What was known last stays: whoever has a list finds it there, too.
      if (ended.signal.aborted) return
    }
    clearTimeout(timer)
    if (everyMs !== null) timer = setTimeout(() => { void look() }, everyMs)
  }

  const inFront = (): void => { if (asks && document.visibilityState === 'visible') void look() }
  document.addEventListener('visibilitychange', inFront)
  onScopeDispose(() => { ended.abort(); clearTimeout(timer); document.removeEventListener('visibilitychange', inFront) })
  return { count, words, look }
}
