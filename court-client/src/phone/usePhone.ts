import { onScopeDispose, ref, shallowRef } from 'vue'
import { openDevices, OutgoingSource, watchMicrophone, watchTrack, type DeviceFailure, type MicrophoneTrouble, type OutgoingState } from '@/webrtc'
import { codeOf, http } from '@/wire/http'
import type { PhoneMedia, Role } from '@/wire/hubMessages'
import { invitation, keepPass, keptPass, takeInvitation, type Pass } from './invitation'
import { isOver, phoneSignalling } from './phoneSignalling'

export interface Invited { caseNumber: string; role: Role; name: string; media: PhoneMedia }
export type PhoneStage = { is: 'opening' } | { is: 'asks'; invited: Invited } | { is: 'sending'; media: PhoneMedia } | { is: 'over'; code: string }

/** How the seat stands, as the server says every two seconds. */
interface SeatState { muted: boolean; cameraOff: boolean; place: string }

const lookMs = 2_000

/** One phone that sends microphone, camera or both for a seat that another device holds. */
export function usePhone() {
  const stage = ref<PhoneStage>({ is: 'opening' })
  const busy = ref(false)
  const failure = ref<DeviceFailure | null>(null)
  const lost = ref(false)
  const outgoing = ref<OutgoingState>({ is: 'idle' })
  const seat = ref<SeatState>({ muted: false, cameraOff: false, place: '' })
  const microphone = ref<MicrophoneTrouble>({ howls: false, silent: false })
  const picture = shallowRef<MediaStream | null>(null)
  let source: OutgoingSource | null = null
  let held: Pass | null = null
  let tracks: MediaStreamTrack[] = []
  let unwatch: (() => void)[] = []
  let timer: ReturnType<typeof setTimeout> | null = null

  async function open(): Promise<void> {
    stage.value = { is: 'opening' }
    const token = invitation()
    if (token === null) { stop('phone.invalid'); return }
    held = keptPass(token)
    if (held !== null) { await send(held); return }
    try {
      stage.value = { is: 'asks', invited: await http.post<Invited>('/api/phone/look', { invitation: token }) }
    } catch (error) {
      stop(codeOf(error))
    }
  }

  /** By the person's own tap. The devices come first: an invitation is not used up by a phone that has nothing to send. */
  async function begin(media: PhoneMedia): Promise<void> {
    const token = invitation()
    if (token === null) return
    busy.value = true
    try {
      if (!await take(media)) return
      held = await http.post<Pass>('/api/phone/begin', { invitation: token })
      keepPass(held, token)
      await send(held)
    } catch (error) {
      stop(codeOf(error))
    } finally {
      busy.value = false
    }
  }

  async function take(media: PhoneMedia): Promise<boolean> {
    release()
    const devices = await openDevices({ microphone: media !== 'Camera', camera: media !== 'Microphone' })
    failure.value = (media === 'Camera' ? null : devices.audioFailure) ?? (media === 'Microphone' ? null : devices.videoFailure)
    tracks = [devices.audio, devices.video].filter(track => track !== null)
    if (failure.value !== null) { release(); return false }
    picture.value = devices.video === null ? null : new MediaStream([devices.video])
    microphone.value = { howls: false, silent: false }
    unwatch = [
      ...(devices.audio === null ? [] : [watchMicrophone(devices.audio, heard => { microphone.value = heard })]),
      ...tracks.map(track => watchTrack(track, told => { lost.value = told !== 'back' })),
    ]
    lost.value = false
    return true
  }

  async function send(pass: Pass): Promise<void> {
    stage.value = { is: 'sending', media: pass.media }
    if (tracks.length === 0 && !await take(pass.media)) return
    source ??= new OutgoingSource({ source: pass.source, signalling: phoneSignalling(pass.pass, stop), changed: state => { outgoing.value = state } })
    await source.send(tracks.find(track => track.kind === 'audio') ?? null, tracks.find(track => track.kind === 'video') ?? null)
    if (timer === null) void look()
  }

  async function look(): Promise<void> {
    if (held === null) return
    try {
      const before = seat.value.place
      seat.value = await http.post<SeatState>('/api/phone/state', { pass: held.pass })
      // Going into a private room, or out of it, is a new connection with the same devices.
      if (seat.value.place !== before) source?.renew()
    } catch (error) {
      if (isOver(codeOf(error))) { stop(codeOf(error)); return }
    }
    timer = setTimeout(() => { void look() }, lookMs)
  }

  /** The seat's own device sends again. */
  async function end(): Promise<void> {
    if (held === null) return
    busy.value = true
    await http.post('/api/phone/end', { pass: held.pass }).catch(() => undefined)
    busy.value = false
    stop('phone.over')
  }

  function stop(code: string): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    held = null
    source?.close()
    source = null
    release()
    stage.value = { is: 'over', code }
  }

  function release(): void {
    for (const drop of unwatch.splice(0)) drop()
    for (const track of tracks.splice(0)) track.stop()
    picture.value = null
  }

  // A call or another app has often taken the devices.
  const returned = (): void => { if (document.visibilityState === 'visible' && lost.value && held !== null) { release(); void send(held) } }
  // A second code that is scanned comes into this very tab.
  const scanned = (): void => { if (takeInvitation()) { stop('phone.over'); void open() } }
  document.addEventListener('visibilitychange', returned)
  addEventListener('hashchange', scanned)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', returned)
    removeEventListener('hashchange', scanned)
    stop('phone.over')
  })
  void open()
  return { stage, busy, failure, lost, outgoing, seat, microphone, picture, begin, end, again: async () => { if (held !== null) { release(); await send(held) } } }
}
