/** Why a camera or microphone could not be had, in the words that a page translates. */
export type DeviceFailure = 'insecure' | 'unsupported' | 'refused' | 'missing' | 'busy' | 'unknown'

export interface DeviceWish { camera: boolean; microphone: boolean; cameraId?: string | undefined; microphoneId?: string | undefined }

export interface Devices {
  audio: MediaStreamTrack | null
  video: MediaStreamTrack | null
  audioFailure: DeviceFailure | null
  videoFailure: DeviceFailure | null
}

export interface DeviceChoice { id: string; label: string }

/** Takes what can be had: without a camera the microphone still works, and the other way round. */
export async function openDevices(wish: DeviceWish): Promise<Devices> {
  const none: Devices = { audio: null, video: null, audioFailure: null, videoFailure: null }
  const blocked = whyBlocked()
  if (blocked !== null) return { ...none, audioFailure: wish.microphone ? blocked : null, videoFailure: wish.camera ? blocked : null }
  if (wish.camera && wish.microphone) {
    try {
      return { ...none, ...tracksOf(await navigator.mediaDevices.getUserMedia(constraints(wish))) }
    } catch (error) {
      // Refused for both at once is refused; anything else may be the fault of only one of them.
      const failure = readDeviceFailure(error)
      if (failure === 'refused') return { ...none, audioFailure: failure, videoFailure: failure }
    }
  }
  const audio = wish.microphone ? await openOne({ ...wish, camera: false }) : null
  const video = wish.camera ? await openOne({ ...wish, microphone: false }) : null
  return {
    audio: typeof audio === 'string' ? null : audio?.audio ?? null,
    video: typeof video === 'string' ? null : video?.video ?? null,
    audioFailure: typeof audio === 'string' ? audio : null,
    videoFailure: typeof video === 'string' ? video : null,
  }
}

/** Labels are empty until the person has allowed a device once. */
export async function listDevices(): Promise<{ cameras: DeviceChoice[]; microphones: DeviceChoice[] }> {
  if (whyBlocked() !== null) return { cameras: [], microphones: [] }
  const all = await navigator.mediaDevices.enumerateDevices()
  const of = (kind: MediaDeviceKind): DeviceChoice[] => all.filter(device => device.kind === kind && device.deviceId !== '')
    .map((device, index) => ({ id: device.deviceId, label: device.label || String(index + 1) }))
  return { cameras: of('videoinput'), microphones: of('audioinput') }
}

export function readDeviceFailure(error: unknown): DeviceFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  switch (name) {
    case 'NotAllowedError': case 'SecurityError': return 'refused'
    case 'NotFoundError': case 'OverconstrainedError': return 'missing'
    case 'NotReadableError': case 'AbortError': return 'busy'
    default: return 'unknown'
  }
}

function whyBlocked(): DeviceFailure | null {
  if (!globalThis.isSecureContext) return 'insecure'
  // lib.dom says that mediaDevices is always there; WeChat's older browsers disagree.
  return 'mediaDevices' in navigator ? null : 'unsupported'
}

async function openOne(wish: DeviceWish): Promise<Pick<Devices, 'audio' | 'video'> | DeviceFailure> {
  try {
    return tracksOf(await navigator.mediaDevices.getUserMedia(constraints(wish)))
  } catch (error) {
    return readDeviceFailure(error)
  }
}

function tracksOf(stream: MediaStream): Pick<Devices, 'audio' | 'video'> {
  return { audio: stream.getAudioTracks()[0] ?? null, video: stream.getVideoTracks()[0] ?? null }
}

function constraints({ camera, microphone, cameraId, microphoneId }: DeviceWish): MediaStreamConstraints {
  return {
    video: camera && {
      width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 25, max: 30 },
      ...(cameraId === undefined ? { facingMode: 'user' } : { deviceId: { exact: cameraId } }),
    },
    audio: microphone && {
      echoCancellation: true, noiseSuppression: true, autoGainControl: true,
      ...(microphoneId === undefined ? {} : { deviceId: { exact: microphoneId } }),
    },
  }
}
