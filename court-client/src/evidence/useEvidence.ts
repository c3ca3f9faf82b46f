import { computed, onScopeDispose, ref } from 'vue'
import { http } from '@/wire/http'
import { useEvidenceNews } from '@/wire/useEvidenceNews'
import { evidenceRoutes } from './evidenceRoutes'
import type { EvidenceView, Exhibit, ExhibitWords, Party } from './evidenceTypes'

const parties: readonly Party[] = ['Claimant', 'Respondent', 'ThirdParty', 'Tribunal']
const whileOpenedMs = 1_200
const idleMs = 15_000

/** The list of evidence as this person may see it, kept up while files are being opened and others file. */
export function useEvidence(hearingId: string) {
  const routes = evidenceRoutes(hearingId)
  const view = ref<EvidenceView | null>(null)
  const problem = ref<unknown>(null)
  const busy = ref(false)
  const news = useEvidenceNews(hearingId)
  /** What was new when the list was opened; said as long as the page is open. */
  const arrived = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let over = false

  async function load(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    try {
      const inFront = document.visibilityState === 'visible'
      // Before it is opened, which makes an end of the news.
      if (inFront) await news.look()
      arrived.value = news.words.value ?? arrived.value
      view.value = await http.get<EvidenceView>(inFront ? `${routes.list}?opened=true` : routes.list)
      problem.value = null
    } catch (error) {
      problem.value = error
    }
    if (!over) timer = setTimeout(() => { void load() }, isOpening(view.value) ? whileOpenedMs : idleMs)
  }

  /** Does one thing and reads the list again; what was refused is said and nothing is lost. */
  async function act(what: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    try {
      await what()
      await load()
      return true
    } catch (error) {
      problem.value = error
      return false
    } finally {
      busy.value = false
    }
  }

  const lists = computed(() => parties.map(party => ({ party, exhibits: view.value?.exhibits.filter(one => one.party === party) ?? [] })).filter(list => list.exhibits.length > 0))

  /** The exhibit goes one place up or down among those of its list that may still be moved. */
  function move(exhibit: Exhibit, by: -1 | 1): Promise<boolean> {
    const open = movable(view.value?.exhibits ?? [], exhibit.party)
    return place(exhibit, open[open.indexOf(exhibit) + by]?.exhibitId ?? null)
  }

  /** The exhibit takes the place of another. */
  function place(exhibit: Exhibit, of: string | null): Promise<boolean> {
    const open = view.value?.exhibits.filter(one => one.party === exhibit.party && one.mayChange).map(one => one.exhibitId) ?? []
    const [from, to] = [open.indexOf(exhibit.exhibitId), of === null ? -1 : open.indexOf(of)]
    if (from < 0 || to < 0 || from === to) return Promise.resolve(false)
    open.splice(to, 0, ...open.splice(from, 1))
    return act(() => http.post(routes.order, { exhibits: open }))
  }

  onScopeDispose(() => { over = true; if (timer !== null) clearTimeout(timer) })
  void load()
  return {
    routes, view, problem, busy, lists, arrived, load, move, place,
    describe: (exhibit: Exhibit, words: ExhibitWords) => act(() => http.post(routes.exhibit(exhibit.exhibitId), words)),
    withdraw: (exhibit: Exhibit) => act(() => http.delete(routes.exhibit(exhibit.exhibitId))),
    exchange: () => act(() => http.post(routes.exchange, { party: null })),
    limit: (untilWall: string) => act(() => http.post(routes.limit, { untilWall })),
    decideLate: (exhibit: Exhibit, admitted: boolean, reason: string) => act(() => http.post(routes.late(exhibit.exhibitId), { admitted, reason })),
  }
}

export type Evidence = ReturnType<typeof useEvidence>

/** What was refused has no number, and no place to be moved to. */
export const movable = (exhibits: readonly Exhibit[], party: Party): Exhibit[] => exhibits.filter(one => one.party === party && one.mayChange && one.label !== '')

const isOpening = (view: EvidenceView | null): boolean => view?.exhibits.some(one => one.files.some(file => file.state === 'Arrived' || file.state === 'Pressing')) ?? false
