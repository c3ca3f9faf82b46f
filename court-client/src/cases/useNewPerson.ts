import { computed, reactive, ref } from 'vue'
import { http, Refusal } from '@/wire/http'
import type { CaseView, NewPerson, Role, Side } from '@/wire/types'

/** Who can be added to a case, the most usual first; parties are named when it is opened. */
export const addable: readonly Role[] = ['Witness', 'Representative', 'Observer', 'Interpreter', 'Expert', 'ThirdParty', 'Technician']

/** A representative speaks for a side, a witness was named by one; everybody else belongs to none. */
export const hasSide = (role: Role): boolean => role === 'Representative' || role === 'Witness'

/** The form that adds somebody to a case. */
export function useNewPerson(caseId: () => string, done: () => void) {
  const form = reactive<{ role: Role; side: Side; name: string; phone: string }>({ role: 'Witness', side: 'claimant', name: '', phone: '' })
  const wrong = ref<Record<string, string>>({})
  const problem = ref<unknown>(null)
  const busy = ref(false)
  const asksSide = computed(() => hasSide(form.role))

  async function submit(): Promise<void> {
    problem.value = null
    wrong.value = form.name.trim() === '' ? { name: 'required' } : {}
    if (wrong.value.name !== undefined) return
    busy.value = true
    try {
      const person: NewPerson = { role: form.role, side: asksSide.value ? form.side : null, name: form.name.trim(), phone: form.phone.trim() === '' ? null : form.phone.trim() }
      await http.post<CaseView>(`/api/cases/${caseId()}/people`, person)
      done()
    } catch (error) {
      if (error instanceof Refusal && Object.keys(error.fields).length > 0) wrong.value = error.fields
      else problem.value = error
    } finally {
      busy.value = false
    }
  }

  return { form, wrong, problem, busy, asksSide, submit }
}
