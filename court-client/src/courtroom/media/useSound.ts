import { onScopeDispose, ref, watch } from 'vue'
import { wakeAudio } from '../../webrtc'
import type { Incoming } from './useIncoming'

/** Plays everybody's sound; where the browser wants a tap first, `blocked` says so. */
export function useSound(pictures: ReadonlyMap<string, Incoming>) {
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

  /** To be called by the person's own tap. */
  async function listen(): Promise<void> {
    blocked.value = false
    await wakeAudio()
    for (const player of players.values()) play(player)
  }

  watch(() => [...pictures.values()].map(picture => picture.shown?.sound), follow, { immediate: true })
  onScopeDispose(() => { for (const player of players.values()) player.srcObject = null; players.clear() })
  return { blocked, listen }
}
