import { onScopeDispose, ref } from 'vue'
import { codeOf, http, Refusal } from '@/wire/http'
import type { JoinAnswer } from '@/wire/types'
import { nextJoin, type JoinEvent, type JoinState } from './joinFlow'
import { linkToken, takeLinkToken } from './linkToken'

/** The way from a link into the hearing: redeems, consents, and remembers on this device what was done. */
export function useJoin() {
  const state = ref<JoinState>({ is: 'opening' })
  const busy = ref(false)
  /** Consent that did not arrive: the screen stays and says why. */
  const problem = ref<unknown>(null)
  const take = (event: JoinEvent) => { state.value = nextJoin(state.value, event) }

  async function open(code?: string): Promise<void> {
    const token = linkToken()
    if (token === null) {
      take({ is: 'refused', code: 'link.absent', args: {} })
      return
    }
    busy.value = true
    try {
      const seat = await http.post<JoinAnswer>('/api/join', code === undefined ? { token } : { token, code })
      take({ is: 'redeemed', seat, tested: remembers('tested', seat), shown: remembers('shown', seat) })
    } catch (error) {
      take({ is: 'refused', code: codeOf(error), args: error instanceof Refusal ? error.args : {} })
    } finally {
      busy.value = false
    }
  }

  async function consent(seat: JoinAnswer): Promise<void> {
    busy.value = true
    problem.value = null
    try {
      await http.post('/api/join/consent', { hearingId: seat.hearingId, consent: true, discipline: true })
      take({ is: 'consented' })
    } catch (error) {
      problem.value = error
    } finally {
      busy.value = false
    }
  }

  function tested(seat: JoinAnswer): void {
    remember('tested', seat)
    take({ is: 'tested' })
  }

  /** The document was shown, or the person leaves it to the clerk. */
  function shown(seat: JoinAnswer): void {
    remember('shown', seat)
    take({ is: 'shown' })
  }

  // A further device asks again until somebody of the tribunal has answered.
  const asking = setInterval(() => { if (state.value.is === 'device' && !busy.value) void open() }, 3_000)

  // Another link opened in the same tab changes only the fragment, so the page is not loaded again.
  const another = () => {
    if (!takeLinkToken()) return
    state.value = { is: 'opening' }
    void open()
  }
  window.addEventListener('hashchange', another)
  onScopeDispose(() => { clearInterval(asking); window.removeEventListener('hashchange', another) })
  void open()

  return { state, busy, problem, open, consent, tested, shown, take }
}

type Done = 'tested' | 'shown'
const key = (done: Done, seat: JoinAnswer) => `court.${done}.${seat.hearingId}.${seat.seat}`
const remember = (done: Done, seat: JoinAnswer): void => { localStorage.setItem(key(done, seat), 'yes') }
const remembers = (done: Done, seat: JoinAnswer) => localStorage.getItem(key(done, seat)) === 'yes'
