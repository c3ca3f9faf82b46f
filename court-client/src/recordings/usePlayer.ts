import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { toSeconds, toUs } from './hearingTime'
import { attach, type PlayFailure } from './playable'

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2]

/** The player of one recording: where it stands in hearing time, and what can be done to it. */
export function usePlayer(video: Ref<HTMLVideoElement | null>, playlist: string) {
  const positionUs = ref(0)
  const playing = ref(false)
  const waiting = ref(false)
  const speed = ref(1)
  const muted = ref(false)
  const failure = ref<PlayFailure | null>(null)
  let detach: (() => void) | null = null
  let over = false

  async function open(): Promise<void> {
    const element = video.value
    detach?.()
    detach = null
    if (element === null) return
    failure.value = null
    const undo = await attach(element, playlist, why => { failure.value = why })
    if (over || video.value !== element) undo()
    else detach = undo
  }

  function seek(us: number): void {
    if (video.value === null) return
    video.value.currentTime = toSeconds(Math.max(0, us))
    positionUs.value = Math.max(0, us)
  }

  function play(): void {
    // Refused when the browser wants a touch first: the button then still says "play".
    void video.value?.play().catch(() => { playing.value = false })
  }

  const toggle = () => { if (playing.value) video.value?.pause(); else play() }
  const setSpeed = (value: number) => { speed.value = value; if (video.value !== null) video.value.playbackRate = value }
  const setMuted = (value: boolean) => { muted.value = value; if (video.value !== null) video.value.muted = value }

  const heard = {
    timeupdate: () => { positionUs.value = toUs(video.value?.currentTime ?? 0) },
    play: () => { playing.value = true },
    pause: () => { playing.value = false },
    waiting: () => { waiting.value = true },
    playing: () => { waiting.value = false },
    // A new source starts at the normal speed again; the choice is the viewer's.
    loadedmetadata: () => { setSpeed(speed.value) },
  }

  // The element comes once the page knows that there is a recording.
  watch(video, () => { void open() }, { flush: 'post', immediate: true })
  onScopeDispose(() => { over = true; detach?.() })
  return { positionUs, playing, waiting, speed, muted, failure, open, seek, play, toggle, setSpeed, setMuted, heard }
}

export type Player = ReturnType<typeof usePlayer>
