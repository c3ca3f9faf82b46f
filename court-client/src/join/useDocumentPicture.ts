import { onScopeDispose, ref, shallowRef } from 'vue'
import { openDevices, type DeviceFailure } from '@/webrtc'

const widest = 1600
const largestBytes = 1_400_000
const qualities = [0.85, 0.7, 0.5, 0.3]

/** A still picture of what is held to the camera. It stays in this page until it is sent, and goes with it. */
export function useDocumentPicture() {
  const stream = shallowRef<MediaStream | null>(null)
  const failure = ref<DeviceFailure | null>(null)
  const picture = shallowRef<Blob | null>(null)
  const address = ref<string | null>(null)
  let opening = false
  let over = false

  async function open(): Promise<void> {
    if (opening) return
    opening = true
    close()
    discard()
    const { video, videoFailure } = await openDevices({ camera: true, microphone: false })
    opening = false
    // Allowed only after the person went on without it: a camera without an owner is switched off.
    if (over) { video?.stop(); return }
    failure.value = videoFailure
    stream.value = video === null ? null : new MediaStream([video])
  }

  function close(): void {
    for (const track of stream.value?.getTracks() ?? []) track.stop()
    stream.value = null
  }

  /** Takes what the preview shows now; as large as it may be, and only then coarser. */
  async function take(preview: HTMLVideoElement): Promise<void> {
    if (preview.videoWidth === 0) return
    const scale = Math.min(1, widest / Math.max(1, preview.videoWidth))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(preview.videoWidth * scale)
    canvas.height = Math.round(preview.videoHeight * scale)
    canvas.getContext('2d')?.drawImage(preview, 0, 0, canvas.width, canvas.height)
    for (const quality of qualities) {
      const blob = await new Promise<Blob | null>(done => { canvas.toBlob(done, 'image/jpeg', quality) })
      if (blob === null || blob.size > largestBytes) continue
      picture.value = blob
      address.value = URL.createObjectURL(blob)
      close()
      return
    }
  }

  function discard(): void {
    if (address.value !== null) URL.revokeObjectURL(address.value)
    address.value = null
    picture.value = null
  }

  async function base64(): Promise<string> {
    const bytes = new Uint8Array(await (picture.value ?? new Blob()).arrayBuffer())
    let text = ''
    for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
    return btoa(text)
  }

  onScopeDispose(() => { over = true; close(); discard() })
  return { stream, failure, picture, address, open, take, base64 }
}
