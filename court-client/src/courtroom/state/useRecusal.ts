import { computed, ref } from 'vue'
import { parties } from './seating'
import type { Room } from './useRoom'

/** Whether this person is asked about recusal now (LAW 33); "later" hides the question until it is called back. */
export function useRecusal(room: Room) {
  const postponed = ref(false)
  const asked = computed(() => {
    const view = room.view.value
    return view !== null && view.phase === 'RightsAndRecusal' && parties.includes(view.me.role) && room.me.value?.recusal === null
  })
  const shown = computed(() => asked.value && !postponed.value)
  const pending = computed(() => room.view.value?.recusalDecided === null
    && room.view.value.seats.some(seat => seat.recusal?.answer === 'requested'))
  return { asked, shown, pending, postpone: () => { postponed.value = true }, recall: () => { postponed.value = false } }
}
