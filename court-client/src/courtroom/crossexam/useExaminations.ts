import { computed, inject, onScopeDispose, provide, ref, watch, type InjectionKey } from 'vue'
import type { Answer, Aspect, Comparison, ExaminedExhibit, ExhibitParty, Phase, Step } from '../../wire/hubMessages'
import { listEvidence, type ListedExhibit } from '../display/evidence'
import type { DisplayStore } from '../display/useDisplay'
import type { Room } from '../state/useRoom'
import { answerOf, isComplete, opinionOf, opponentsOf, partyOf } from './examinations'
import { useExamineKeys, type ExamineKey } from './useExamineKeys'

type Party = ExhibitParty
export interface ExaminedRow { exhibit: string; party: Party }

const againMs = 20_000
const deciding: readonly Phase[] = ['Investigation', 'Debate', 'FinalStatements']
/** Steps that leave the hearing of evidence behind. */
const leaving: readonly Step[] = ['BeginDebate', 'AskFinalStatements', 'Adjourn', 'Close']

/** The cross-examination as this page sees it: what is open, who may say what, and which row the keys are for. */
export function openExaminations(room: Room, hearingId: string, display: Pick<DisplayStore, 'shown' | 'mayList'>) {
  const exhibits = ref<ListedExhibit[]>([])
  const chosen = ref<ExaminedRow | null>(null)
  const view = computed(() => room.view.value)
  const me = computed(() => view.value?.me ?? null)
  const own = computed(() => me.value === null ? null : partyOf(me.value))
  const isOpen = computed(() => view.value?.phase === 'Investigation' && !view.value.interrupted)
  const isClerk = computed(() => me.value?.role === 'Clerk')

  const examined = (exhibit: string): ExaminedExhibit | undefined => view.value?.examinations.find(one => one.exhibit.exhibit === exhibit)
  const before = (exhibit: string): ExaminedExhibit | undefined => view.value?.examinedBefore.find(one => one.exhibit.exhibit === exhibit)
  const opponents = (presenter: Party): Party[] => opponentsOf(view.value?.seats ?? [], presenter)
  const isHeard = (exhibit: ListedExhibit): boolean => exhibit.exchanged && (exhibit.late === null || exhibit.late.admitted === true)
  const opponentsLeft = (exhibit: ListedExhibit): Party[] => !isHeard(exhibit) ? []
    : opponents(exhibit.party).filter(party => !isComplete(party, examined(exhibit.exhibitId), before(exhibit.exhibitId)))
  /** What nobody has spoken to yet, of a party its own. */
  const unanswered = computed<ExaminedRow[]>(() => exhibits.value.flatMap(exhibit => opponentsLeft(exhibit).map(party => ({ exhibit: exhibit.exhibitId, party }))))
  const owed = computed(() => own.value === null ? unanswered.value : unanswered.value.filter(row => row.party === own.value))

  const target = computed<ExaminedRow | null>(() => {
    if (chosen.value !== null) return chosen.value
    const shown = exhibits.value.find(one => one.exhibitId === display.shown.value?.page.exhibit)
    const party = shown === undefined ? undefined : opponentsLeft(shown)[0] ?? opponents(shown.party)[0]
    return shown === undefined || party === undefined ? null : { exhibit: shown.exhibitId, party }
  })

  let asking = new AbortController()
  async function load(): Promise<void> {
    asking.abort()
    const { signal } = asking = new AbortController()
    try {
      exhibits.value = await listEvidence(hearingId, signal)
    } catch {
      // The list of the tab says so; here the next look does.
    }
  }
  const look = (): void => { if (display.mayList.value && view.value !== null && ['Investigation', 'Witness', 'Debate', 'FinalStatements'].includes(view.value.phase)) void load() }
  // An exchange and a decision on late evidence are no events of the hearing.
  const timer = setInterval(look, againMs)
  onScopeDispose(() => { clearInterval(timer); asking.abort() })
  watch(() => [view.value?.phase, display.shown.value?.page.exhibit, view.value?.examinations.length], look, { immediate: true })
  watch(() => display.shown.value?.page.exhibit, () => { chosen.value = null })

  const give = (row: ExaminedRow, aspect: Aspect | null, accepted: boolean | null, reason: string | null): Promise<boolean> =>
    room.act(room.hub.giveOpinion(row.exhibit, row.party, aspect, accepted, reason))
  const answer = (row: ExaminedRow, aspect: Aspect): Answer | null => answerOf(opinionOf(examined(row.exhibit), row.party), aspect)
  /** Accepted or open becomes disputed, disputed becomes accepted. */
  const toggle = (row: ExaminedRow, aspect: Aspect): Promise<boolean> => give(row, aspect, answer(row, aspect)?.accepted === false, null)

  function choose(row: ExaminedRow, by: 1 | -1): void {
    const exhibit = exhibits.value.find(one => one.exhibitId === row.exhibit)
    const rows = exhibit === undefined ? [] : opponents(exhibit.party)
    const party = rows[(rows.indexOf(row.party) + by + rows.length) % rows.length]
    if (party !== undefined) chosen.value = { exhibit: row.exhibit, party }
  }

  function press(key: ExamineKey, row: ExaminedRow | null = target.value): void {
    if (row === null || !isOpen.value) return
    if (key === 'next' || key === 'previous') choose(row, key === 'next' ? 1 : -1)
    else if (key === 'all') void give(row, null, true, null)
    else void toggle(row, key)
  }
  useExamineKeys(press, () => isClerk.value && target.value !== null && isOpen.value)

  return {
    exhibits, examined, before, opponents, opponentsLeft, isHeard, unanswered, owed, target, isOpen, isClerk, own, answer, give, toggle, press,
    select: (row: ExaminedRow) => { chosen.value = row },
    mayGive: (row: ExaminedRow): boolean => isOpen.value && (isClerk.value || row.party === own.value) && examined(row.exhibit)?.decision == null,
    mayCompare: (exhibit: string): boolean => isOpen.value && me.value?.mayShow === true && examined(exhibit)?.decision == null,
    mayReply: (exhibit: ListedExhibit): boolean => isOpen.value && (isClerk.value || own.value === exhibit.party) && examined(exhibit.exhibitId)?.decision == null,
    mayDecide: computed(() => me.value?.role === 'Presiding' && view.value !== null && deciding.includes(view.value.phase) && !view.value.interrupted),
    warnsOf: (step: Step): boolean => leaving.includes(step) && unanswered.value.length > 0,
    compare: (exhibit: string, comparison: Comparison) => room.act(room.hub.compareOriginal(exhibit, comparison)),
    reply: (exhibit: string, text: string | null) => room.act(room.hub.replyToOpinions(exhibit, text)),
    decide: (exhibit: string, admitted: boolean | null, reason: string | null) => room.act(room.hub.decideExhibit(exhibit, admitted, reason)),
  }
}

export type ExaminationStore = ReturnType<typeof openExaminations>

const key: InjectionKey<ExaminationStore> = Symbol('examinations')
export function provideExaminations(store: ExaminationStore): void { provide(key, store) }
export function useExaminations(): ExaminationStore {
  const store = inject(key)
  if (store === undefined) throw new Error('useExaminations outside of a courtroom')
  return store
}
