import { computed, ref } from 'vue'
import { asCaller } from '@/wire/actingAs'
import { toUs } from './hearingTime'
import { gapAt, phasesOf } from './timeline'
import { lineAt } from './transcriptSync'
import { useOriginal } from './useOriginal'
import { useFrames } from './useFrames'
import { usePlayer } from './usePlayer'
import { useRecordingView } from './useRecordingView'
import { useTranscript } from './useTranscript'
import { useViewedHearing } from './useViewedHearing'

/** Picture, transcript and timeline of one sitting, all driven by one position: hearing time. */
export function usePlayback(hearingId: string) {
  const video = ref<HTMLVideoElement | null>(null)
  const captions = ref(true)
  const hearing = useViewedHearing(hearingId)
  const recording = useRecordingView(hearingId)
  const transcript = useTranscript(hearingId)
  const player = usePlayer(video, asCaller(`/api/hearings/${hearingId}/recording/playlist.m3u8`))
  useFrames(player.playing, () => { if (video.value !== null && !video.value.seeking) player.positionUs.value = toUs(video.value.currentTime) })

  const durationUs = computed(() => recording.view.value?.durationUs ?? 0)
  const original = useOriginal(hearingId, player.positionUs, durationUs)
  const current = computed(() => lineAt(transcript.lines.value, player.positionUs.value))
  const phases = computed(() => phasesOf(transcript.lines.value, durationUs.value))
  const gap = computed(() => gapAt(recording.view.value?.gaps ?? [], player.positionUs.value))

  const skipUs = 10_000_000
  const keys: Record<string, () => void> = {
    ' ': player.toggle, k: player.toggle,
    ArrowLeft: () => { player.seek(player.positionUs.value - skipUs) },
    ArrowRight: () => { player.seek(Math.min(player.positionUs.value + skipUs, durationUs.value)) },
  }
  function key(event: KeyboardEvent): void {
    // A focused control has its own use for these keys.
    if (event.target instanceof HTMLElement && event.target.closest('button, input, select, a, summary') !== null) return
    const act = keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  return { hearing, recording, original, transcript, player, video, captions, phases, current, gap, durationUs, viewer: hearing.viewer, key }
}
