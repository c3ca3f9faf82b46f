import { computed, onScopeDispose, reactive, ref, shallowRef } from 'vue'
import { levelMeter, openDevices, type DeviceFailure, type LevelMeter } from '@/webrtc'
import { runNetworkTest, type NetworkResult } from './networkTest'

/** One item: not tried yet, running, or judged. `why` is a message key below `courtroom.` with its values. */
export type Check = { is: 'todo' } | { is: 'testing' } | { is: 'passed' } | { is: 'failed'; why: string; values?: Record<string, string> }

export interface EquipmentResults { camera: boolean; microphone: boolean; loudspeaker: boolean; network: boolean }

const heardAbove = 0.35
const quietMs = 12_000

/** Camera, microphone, loudspeaker and network, each judged by what really happened. */
export function useEquipment(hearingId: string, seat: string) {
  const checks = reactive<Record<keyof EquipmentResults, Check>>({ camera: { is: 'todo' }, microphone: { is: 'todo' }, loudspeaker: { is: 'todo' }, network: { is: 'todo' } })
  const tracks = shallowRef<{ audio: MediaStreamTrack | null; video: MediaStreamTrack | null }>({ audio: null, video: null })
  const level = ref(0)
  const network = ref<NetworkResult | null>(null)
  let meter: LevelMeter | null = null
  let listening: ReturnType<typeof setInterval> | null = null

  async function openCamera(): Promise<void> {
    release()
    checks.camera = { is: 'testing' }
    checks.microphone = { is: 'testing' }
    const devices = await openDevices({ camera: true, microphone: true })
    tracks.value = { audio: devices.audio, video: devices.video }
    if (devices.videoFailure !== null) checks.camera = failed(devices.videoFailure, 'camera')
    // The preview element reports the first picture: see seen().
    if (devices.audioFailure !== null) checks.microphone = failed(devices.audioFailure, 'microphone')
    else if (devices.audio !== null) listen(devices.audio)
  }

  /** The preview shows a moving picture. */
  function seen(): void { if (checks.camera.is === 'testing') checks.camera = { is: 'passed' } }

  function listen(track: MediaStreamTrack): void {
    meter = levelMeter(track)
    const startedMs = performance.now()
    listening = setInterval(() => {
      level.value = meter?.read() ?? 0
      if (level.value > heardAbove) checks.microphone = { is: 'passed' }
      else if (checks.microphone.is === 'testing' && performance.now() - startedMs > quietMs) checks.microphone = { is: 'failed', why: 'equipment.quiet' }
    }, 60)
  }

  async function testNetwork(): Promise<void> {
    const { audio, video } = tracks.value
    if (audio === null || video === null) { checks.network = { is: 'failed', why: 'equipment.networkNeedsDevices' }; return }
    checks.network = { is: 'testing' }
    network.value = await runNetworkTest({ hearingId, seat, audio, video })
    checks.network = network.value.is === 'passed' ? { is: 'passed' } : { is: 'failed', why: `equipment.${network.value.why}` }
  }

  function heardTone(yes: boolean): void { checks.loudspeaker = yes ? { is: 'passed' } : { is: 'failed', why: 'equipment.toneHint' } }

  function release(): void {
    if (listening !== null) clearInterval(listening)
    listening = null
    meter?.close()
    meter = null
    tracks.value.audio?.stop()
    tracks.value.video?.stop()
    tracks.value = { audio: null, video: null }
  }

  onScopeDispose(release)
  const results = computed<EquipmentResults>(() => ({
    camera: checks.camera.is === 'passed', microphone: checks.microphone.is === 'passed',
    loudspeaker: checks.loudspeaker.is === 'passed', network: checks.network.is === 'passed',
  }))
  return { checks, tracks, level, network, results, openCamera, seen, testNetwork, heardTone, release }
}

function failed(failure: DeviceFailure, what: 'camera' | 'microphone'): Check {
  return { is: 'failed', why: `device.${failure}`, values: { what } }
}
