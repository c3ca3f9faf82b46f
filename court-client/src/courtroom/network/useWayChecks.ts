import { computed, reactive, ref } from 'vue'
import { hubSignalling } from '../media/hubSignalling'
import { visitHearing, type VisitRefused } from '../equipment/visit'
import { doorsOf, verdictOf, type WayChecks } from './wayVerdict'
import { checkWay, silentTrack, ways } from '@/webrtc'

/** Tries every way to the gateway, one after the other: needs neither camera nor microphone. */
export function useWayChecks(hearingId: string) {
  const checks = reactive<WayChecks>({ direct: { is: 'todo' }, 'turn-udp': { is: 'todo' }, 'turn-tcp': { is: 'todo' }, 'turn-tls': { is: 'todo' } })
  const refused = ref<VisitRefused | null>(null)
  const running = ref(false)

  async function run(): Promise<void> {
    const track = silentTrack()
    if (running.value || track === null) return
    running.value = true
    refused.value = null
    for (const way of ways) checks[way] = { is: 'todo' }
    try {
      const outcome = await visitHearing(hearingId, async (hub, seat) => {
        for (const way of ways) {
          checks[way] = { is: 'testing' }
          checks[way] = await checkWay({ way, source: `${seat}/test/av`, signalling: hubSignalling(hub), track })
        }
        return null
      })
      refused.value = outcome
    } catch {
      // The signalling went away between two ways: what was found stands, the rest was not tried.
      refused.value = { is: 'failed', why: 'networkSignal' }
      for (const way of ways) if (checks[way].is === 'testing') checks[way] = { is: 'todo' }
    } finally {
      track.stop()
      running.value = false
    }
  }

  return { checks, refused, running, run, verdict: computed(() => verdictOf(checks)), doors: computed(() => doorsOf(checks)) }
}
