import { nextTick, reactive, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { http, Refusal } from '@/wire/http'
import type { CaseView, Side } from '@/wire/types'
import { emptyCase, emptyPerson, toSend, wrongIn, type CaseDraft, type PersonDraft } from './newCase'

const key = 'court.new-case'

/** The form that opens a case. What was typed outlives a reload of the tab, and is forgotten once the case is open. */
export function useNewCase() {
  const router = useRouter()
  const draft = reactive<CaseDraft>(kept())
  const wrong = ref<Record<string, string>>({})
  const problem = ref<unknown>(null)
  const busy = ref(false)
  watch(draft, value => { sessionStorage.setItem(key, JSON.stringify(value)) })

  const add = (side: Side, kind: PersonDraft['kind']) => { draft.people.push(emptyPerson(side, kind)) }
  function remove(person: PersonDraft): void {
    draft.people.splice(draft.people.indexOf(person), 1)
    // The codes name places in the list, which has just moved.
    if (Object.keys(wrong.value).length > 0) wrong.value = wrongIn(draft)
  }

  async function submit(): Promise<void> {
    problem.value = null
    wrong.value = wrongIn(draft)
    if (Object.keys(wrong.value).length > 0) return focusFirstWrong()
    busy.value = true
    try {
      const opened = await http.post<CaseView>('/api/cases', toSend(draft))
      sessionStorage.removeItem(key)
      await router.replace(`/desk/cases/${opened.caseId}`)
    } catch (error) {
      problem.value = error
      if (error instanceof Refusal) wrong.value = error.fields
      await focusFirstWrong()
    } finally {
      busy.value = false
    }
  }

  return { draft, wrong, problem, busy, add, remove, submit }
}

async function focusFirstWrong(): Promise<void> {
  await nextTick()
  document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus()
}

function kept(): CaseDraft {
  const stored = sessionStorage.getItem(key)
  return stored === null ? emptyCase() : JSON.parse(stored) as CaseDraft
}
