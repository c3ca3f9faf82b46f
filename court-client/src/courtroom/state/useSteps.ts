import { computed } from 'vue'
import type { Step, StepOffer } from '../../wire/hubMessages'
import type { Room } from './useRoom'

/** How a step is asked about: without a question, with a plain one, or with a reason that enters the record. */
export type Asking = 'nothing' | 'confirm' | 'reason'

const withReason: readonly Step[] = ['Recess', 'Adjourn', 'BeginMediation', 'BeginClosedSession', 'BeginInterruption', 'ChangeToInPerson', 'DecideRecusal']
const withConfirm: readonly Step[] = ['OpenHearing', 'Close', 'CompleteSigning', 'Seal']

/** @param tried A trial before the opening went well. */
export function askingOf(step: Step, tried: boolean): Asking {
  if (step === 'OpenHearing' && !tried) return 'reason'
  if (withReason.includes(step)) return 'reason'
  return withConfirm.includes(step) ? 'confirm' : 'nothing'
}

/** What the procedure offers this person now: the one usual next step, and the others. */
export function useSteps(room: Room) {
  const offers = computed<StepOffer[]>(() => room.view.value?.steps ?? [])
  const primary = computed(() => offers.value.find(offer => offer.primary) ?? null)
  const others = computed(() => offers.value.filter(offer => offer !== primary.value))
  const take = (step: Step, reason: string | null): Promise<boolean> => room.act(room.hub.takeStep(step, reason))
  const decideRecusal = (granted: boolean, reason: string): Promise<boolean> => room.act(room.hub.decideRecusal(granted, reason))
  return { offers, primary, others, take, decideRecusal }
}
