import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { Clip } from '../../wire/hubMessages'
import type { Room } from '../state/useRoom'
import { ClipLine, clipPositionUs, correctionOf } from './clipSync'

const eachMs = 100
const usPerSecond = 1_000_000

/** This page's copy of the clip that everyone hears, kept on the hearing's clock. */
export function useClip(clip: Readonly<Ref<Clip | null>>, clock: Pick<Room['clock'], 'read'>, element: Ref<HTMLVideoElement | null>) {
  const positionUs = ref(0)
  const plays = ref(false)
  /** The browser wants a touch before it makes a sound. */
  const wantsTouch = ref(false)
  let line: ClipLine | null = null
  let seekTakesUs = 150_000
  let seekBegan: number | null = null

  function start(video: HTMLVideoElement): void {
    video.play().then(() => { wantsTouch.value = false }, (error: unknown) => { wantsTouch.value ||= error instanceof DOMException && error.name === 'NotAllowedError' })
  }

  function seek(video: HTMLVideoElement, toUs: number): void {
    video.currentTime = toUs / usPerSecond
    seekBegan = performance.now()
  }

  function step(): void {
    const video = element.value
    if (line === null || video === null) return
    const hearingUs = clock.read()
    const now = line.at(hearingUs)
    const wantedUs = clipPositionUs(now, hearingUs)
    positionUs.value = wantedUs
    plays.value = now.playing && hearingUs !== null && hearingUs >= now.atHearingUs && wantedUs < now.clip.lengthUs
    if (video.readyState < HTMLMediaElement.HAVE_METADATA || video.seeking) return
    if (plays.value && video.paused && !wantsTouch.value) start(video)
    else if (!plays.value && !video.paused) video.pause()
    const to = correctionOf(video.currentTime * usPerSecond, wantedUs, plays.value, seekTakesUs)
    if (to.is === 'seek' && (plays.value || !video.ended)) seek(video, to.toUs)
    else if (to.is === 'rate' && video.playbackRate !== to.rate) video.playbackRate = to.rate
  }

  function seeked(): void {
    if (seekBegan !== null) seekTakesUs = Math.min((performance.now() - seekBegan) * 1_000, usPerSecond)
    seekBegan = null
  }

  watch(clip, (now, before) => {
    if (now === null) line = null
    else if (line === null || now.clip.sha256 !== before?.clip.sha256) line = new ClipLine(now)
    else line.tell(now)
  }, { immediate: true })
  const timer = setInterval(step, eachMs)
  onScopeDispose(() => { clearInterval(timer) })
  return { positionUs, plays, wantsTouch, seeked, touch: () => { wantsTouch.value = false } }
}
