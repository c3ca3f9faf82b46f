import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { openDevices, OutgoingSource, watchMicrophone, watchTrack, type DeviceFailure, type LinkStatistics, type MicrophoneTrouble, type OutgoingState, type Signalling } from '../../webrtc'
import { hasMedia, hasPicture } from '../state/seating'
import { handedOver, phoneFlows as flowsByPhone } from '../state/phone'
import { isSilentInRoom, placeOf } from '../state/separation'
import type { Room } from '../state/useRoom'

/** What is wrong with the person's own devices, if anything. */
export type OwnTrouble = { is: 'none' } | { is: 'failed'; what: 'both' | 'camera' | 'microphone'; failure: DeviceFailure }
  | { is: 'ended' } | { is: 'muted' }

/** The person's own camera and microphone and their way to the gateway. */
export function useOutgoing(room: Room, signalling: Signalling) {
  const state = ref<OutgoingState>({ is: 'idle' })
  const statistics = ref<LinkStatistics | null>(null)
  /** How far the picture has given way to the sound; 0: not at all. */
  const videoRung = ref(0)
  const trouble = ref<OwnTrouble>({ is: 'none' })
  const tracks = shallowRef<{ audio: MediaStreamTrack | null; video: MediaStreamTrack | null }>({ audio: null, video: null })
  const chosen = reactive<{ cameraId?: string | undefined; microphoneId?: string | undefined }>({})
  const on = reactive({ microphone: true, camera: true })
  /** What the microphone does that its owner does not notice: it hears its own loudspeaker, or gives nothing at all. */
  const microphone = ref<MicrophoneTrouble>({ howls: false, silent: false })
  let source: OutgoingSource | null = null
  let unwatch: (() => void)[] = []
  let opening = false

  const seat = computed(() => room.view.value?.me.seat ?? null)
  const silentInRoom = computed(() => room.view.value !== null && seat.value !== null && isSilentInRoom(room.view.value, seat.value))
  const wanted = computed(() => {
    const view = room.view.value
    return view !== null && hasPicture(view.me) && hasMedia(view.phase) && !['displaced', 'ended', 'refused', 'idle'].includes(room.state.value.is)
  })

  const phoneFlows = computed(() => seat.value !== null && flowsByPhone(seat.value, room.view.value?.sources ?? []))
  /** Since the phone took over it was seen to work: from then on the own device is off, also while the phone is silent. */
  const phoneWorked = ref(false)
  const byPhone = computed(() => handedOver(room.me.value, room.view.value?.sources ?? [], phoneWorked.value))

  async function open(): Promise<void> {
    if (seat.value === null || opening) return
    opening = true
    const { microphone: noMicrophone, camera: noCamera } = byPhone.value
    try {
      release()
      const devices = await openDevices({ camera: !noCamera, microphone: !noMicrophone, ...chosen })
      if (!wanted.value) { devices.audio?.stop(); devices.video?.stop(); return }
      trouble.value = readTrouble(devices.audioFailure, devices.videoFailure)
      tracks.value = { audio: devices.audio, video: devices.video }
      microphone.value = { howls: false, silent: false }
      unwatch = [...(devices.audio === null ? [] : [watchMicrophone(devices.audio, heard => { microphone.value = heard })]), ...[devices.audio, devices.video].flatMap(track => track === null ? [] : [watchTrack(track, told => { follow(track, told) })])]
      applySwitches()
      source ??= new OutgoingSource({
        source: `${seat.value}/cam/av`, signalling,
        changed: next => { state.value = next }, statistics: read => { statistics.value = read; videoRung.value = source?.videoRung ?? 0 },
      })
      await source.send(devices.audio, devices.video)
    } finally {
      opening = false
    }
    if (byPhone.value.microphone !== noMicrophone || byPhone.value.camera !== noCamera) await open()
  }

  function follow(track: MediaStreamTrack, told: 'ended' | 'muted' | 'back'): void {
    if (told === 'ended') trouble.value = { is: 'ended' }
    else if (told === 'muted' && track.kind === 'audio') trouble.value = { is: 'muted' }
    else if (trouble.value.is === 'muted') trouble.value = { is: 'none' }
  }

  function applySwitches(): void {
    if (tracks.value.audio !== null) tracks.value.audio.enabled = on.microphone && !silentInRoom.value
    if (tracks.value.video !== null) tracks.value.video.enabled = on.camera
  }

  function release(): void {
    for (const stop of unwatch.splice(0)) stop()
    tracks.value.audio?.stop()
    tracks.value.video?.stop()
    tracks.value = { audio: null, video: null }
  }

  function close(): void {
    source?.close()
    source = null
    release()
  }

  // A phone that comes back from a call or another app has often lost its devices.
  function returned(): void {
    if (document.visibilityState === 'visible' && wanted.value && trouble.value.is !== 'none' && trouble.value.is !== 'failed') void open()
  }

  watch(wanted, yes => { if (yes) void open(); else close() }, { immediate: true })
  watch(() => [on.microphone, on.camera, silentInRoom.value], applySwitches)
  watch([phoneFlows, () => room.me.value?.phone ?? null], ([flows, phone]) => { phoneWorked.value = phone !== null && (phoneWorked.value || flows) }, { immediate: true })
  watch(() => [byPhone.value.microphone, byPhone.value.camera].join(), () => { if (wanted.value) void open() })
  // Going into a private room, or out of it, is a new connection with the same devices.
  watch(() => room.view.value === null ? null : placeOf(room.view.value, room.view.value.me.seat), (place, before) => {
    if (place !== null && before !== null && wanted.value) source?.renew()
  })
  document.addEventListener('visibilitychange', returned)
  onScopeDispose(() => { document.removeEventListener('visibilitychange', returned); close() })

  return { state, statistics, videoRung, trouble, microphone, tracks, chosen, on, wanted, byPhone, phoneFlows, phoneWorked, open, renew: () => { source?.renew() } }
}

export type Outgoing = ReturnType<typeof useOutgoing>

function readTrouble(audio: DeviceFailure | null, video: DeviceFailure | null): OwnTrouble {
  if (audio !== null && video !== null) return { is: 'failed', what: 'both', failure: audio }
  if (audio !== null) return { is: 'failed', what: 'microphone', failure: audio }
  return video !== null ? { is: 'failed', what: 'camera', failure: video } : { is: 'none' }
}
