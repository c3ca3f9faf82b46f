import { onScopeDispose, ref, watch } from 'vue'
import { wakeAudio } from '../../webrtc'
import type { Room } from '../state/useRoom'
import { isSilentInRoom } from '../state/separation'
import { loudness } from './listening'
import type { Incoming } from './useIncoming'

/** Plays everybody's sound, as loud as the person chose; where the browser wants a tap first, `blocked` says so. */
export function useSound(room: Room, pictures: ReadonlyMap<string, Incoming>) {
  const blocked = ref(false)
  const players = new Map<string, HTMLAudioElement>()

  function play(player: HTMLAudioElement): void {
    player.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') blocked.value = true
    })
  }

  function follow(): void {
    for (const [id, player] of [...players]) {
      if (pictures.has(id)) continue
      player.srcObject = null
      players.delete(id)
    }
    for (const [id, picture] of pictures) {
      const sound = picture.shown?.sound
      if (sound === undefined) continue
      const player = players.get(id) ?? new Audio()
      players.set(id, player)
      if (player.srcObject === sound) continue
      player.srcObject = sound
      play(player)
    }
  }

  function balance(): void {
    const view = room.view.value
    if (view === null) return
    const roleOf = (seat: string) => view.seats.find(one => one.seat === seat)?.role
    const interpreterIsThere = [...pictures.values()].some(picture => roleOf(picture.seat) === 'Interpreter' && picture.shown !== null)
    const listening = { aside: view.aside, interpreted: room.me.value?.interpreted ?? false, interpreterIsThere }
    const silent = isSilentInRoom(view, view.me.seat)
    for (const [id, player] of players) {
      const volume = silent ? 0 : loudness(roleOf(pictures.get(id)?.seat ?? ''), listening)
      player.volume = volume
      // iPhones play at one loudness only, but they can be silent.
      player.muted = volume === 0
    }
  }

  /** To be called by the person's own tap. */
  async function listen(): Promise<void> {
    blocked.value = false
    await wakeAudio()
    for (const player of players.values()) play(player)
  }

  /** How loud a source is played now, 0 … 1; null while nothing of it is. */
  const volumeOf = (id: string): number | null => { const player = players.get(id); return player === undefined ? null : player.muted ? 0 : player.volume }

  watch(() => [...pictures.values()].map(picture => picture.shown?.sound), follow, { immediate: true })
  watch([() => room.view.value?.rooms, () => room.view.value?.roomDevice, () => room.me.value?.inRoom, () => room.view.value?.aside, () => room.me.value?.interpreted, () => [...pictures.values()].map(picture => picture.shown?.sound)], balance, { immediate: true })
  onScopeDispose(() => { for (const player of players.values()) player.srcObject = null; players.clear() })
  return { blocked, listen, volumeOf }
}
