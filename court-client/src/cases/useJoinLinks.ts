import { ref } from 'vue'
import { http } from '@/wire/http'
import type { HearingView, NewLink, Participant } from '@/wire/types'

export interface Issued { person: Participant; link: NewLink }
export interface Ending { person: Participant; to: 'revoke' | 'anew' }

/** Makes and revokes join links. A link and its code are shown once: the server keeps only their hashes. */
export function useJoinLinks(hearing: () => HearingView | null, changed: () => void) {
  const issued = ref<Issued | null>(null)
  const ending = ref<Ending | null>(null)
  const busyWith = ref<string | null>(null)
  const problem = ref<unknown>(null)

  async function run(person: Participant, work: () => Promise<void>): Promise<void> {
    busyWith.value = person.participantId
    problem.value = null
    try {
      await work()
      changed()
    } catch (error) {
      problem.value = error
    } finally {
      busyWith.value = null
      ending.value = null
    }
  }

  const make = (person: Participant) => run(person, async () => {
    const at = hearing()
    if (at === null) return
    const link = await http.post<NewLink>(`/api/hearings/${at.hearingId}/links`, { participantId: person.participantId })
    issued.value = { person, link }
  })

  // A new link ends the old one and disconnects whoever is in the hearing with it.
  async function issue(person: Participant): Promise<void> {
    const state = person.link?.state
    if (state === 'issued' || state === 'redeemed') ending.value = { person, to: 'anew' }
    else await make(person)
  }

  async function end(): Promise<void> {
    const asked = ending.value
    const link = asked?.person.link
    if (!asked || !link) return
    if (asked.to === 'anew') await make(asked.person)
    else await run(asked.person, () => http.delete(`/api/links/${link.linkId}`))
  }

  return { issued, ending, busyWith, problem, issue, end }
}
