import { computed, reactive, ref } from 'vue'
import { http, Refusal } from '@/wire/http'
import type { NewHearing, HearingView } from '@/wire/types'
import { useLoaded } from './useLoaded'

export interface StaffName { userName: string; name: string; roles: string[] }

const hourMs = 3_600_000

/** Beijing time has no summer time, so the offset is a constant; the clerk's computer may stand elsewhere. */
export const inBeijing = (day: string, time: string): string => `${day}T${time}:00+08:00`

export function whenIsWrong(day: string, time: string, nowMs: number): 'required' | 'past' | null {
  if (day === '' || time === '') return 'required'
  return Date.parse(inBeijing(day, time)) < nowMs - hourMs ? 'past' : null
}

/** The form that schedules a hearing; who can be chosen comes from the server. */
export function useSchedule(caseId: () => string, done: () => void) {
  const { state: staff, load } = useLoaded<StaffName[]>(() => '/api/staff')
  const form = reactive({ day: '', time: '', presidingUserName: '', clerkUserName: '', first: '', second: '', holdsDoor: true })
  const wrong = ref<Record<string, string>>({})
  const problem = ref<unknown>(null)
  const busy = ref(false)
  const having = (role: string) => computed(() => (staff.value.is === 'ready' ? staff.value.value.filter(one => one.roles.includes(role)) : []))

  function check(): boolean {
    const when = whenIsWrong(form.day, form.time, Date.now())
    wrong.value = {
      ...(when === null ? {} : { scheduledWall: when }),
      ...(form.presidingUserName === '' ? { presidingUserName: 'choose' } : {}),
      ...(form.clerkUserName === '' ? { clerkUserName: 'choose' } : {}),
      ...((form.first === '') === (form.second === '') ? {} : { arbitratorUserNames: 'two-or-none' }),
    }
    return Object.keys(wrong.value).length === 0
  }

  async function submit(): Promise<void> {
    problem.value = null
    if (!check()) return
    busy.value = true
    try {
      const hearing: NewHearing = { scheduledWall: inBeijing(form.day, form.time), presidingUserName: form.presidingUserName, clerkUserName: form.clerkUserName, arbitratorUserNames: [form.first, form.second].filter(name => name !== ''), holdsDoor: form.holdsDoor }
      await http.post<HearingView>(`/api/cases/${caseId()}/hearings`, hearing)
      done()
    } catch (error) {
      problem.value = error
      if (error instanceof Refusal) wrong.value = error.fields
    } finally {
      busy.value = false
    }
  }

  return { staff, load, form, wrong, problem, busy, arbitrators: having('arbitrator'), clerks: having('clerk'), submit }
}
