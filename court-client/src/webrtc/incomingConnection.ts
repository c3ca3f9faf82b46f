import { CandidateTrickle } from './candidates'
import type { Signalling, TicketPurpose } from './signalling'
import { configurationOf } from './ways'

export interface IncomingConnectionOptions {
  source: string
  attempt: number
  purpose: TicketPurpose
  wantsVideo: boolean
  /** The line is too weak for pictures: sound alone is sent from the start. */
  soundOnly: boolean
  signalling: Signalling
  /** The first picture is on the element, or for a source without picture its first sound packet came. */
  shown(): void
  lost(): void
}

const firstFrameMs = 8_000
const disconnectedMs = 2_500

/** Receives one attempt of one source into an element of its own, which plays muted; sound is a track for whoever may play it. */
export class IncomingConnection {
  readonly peer = new RTCPeerConnection(configurationOf([]))
  readonly element = document.createElement('video')
  readonly sound = new MediaStream()
  private readonly trickle: CandidateTrickle
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly lookout: ReturnType<typeof setInterval>
  private leaving: (() => void) | null = null
  private session: string | null = null
  private picture = true
  private over = false
  private isShown = false

  constructor(private readonly options: IncomingConnectionOptions) {
    this.trickle = new CandidateTrickle(this.peer, options.signalling)
    this.element.muted = true
    this.element.autoplay = true
    this.element.playsInline = true
    this.element.disablePictureInPicture = true
    const picture = new MediaStream()
    this.element.srcObject = picture
    this.peer.addEventListener('track', ({ track }) => {
      if (track.kind === 'video') {
        picture.addTrack(track)
        this.element.play().catch(() => undefined) // refused while hidden; autoplay starts it when it may
      } else {
        this.sound.addTrack(track)
      }
    })
    this.peer.addEventListener('connectionstatechange', () => { this.follow() })
    this.timer = setTimeout(() => { this.end() }, firstFrameMs)
    this.lookout = setInterval(() => { void this.look() }, 100)
  }

  async open(): Promise<void> {
    const { signalling, purpose, source, attempt } = this.options
    try {
      const { ticket, iceServers } = await signalling.ticket(purpose, source, attempt)
      const { session, sdp } = await signalling.view(ticket)
      this.leaving = () => { signalling.leave(ticket, session).catch(() => undefined) }
      this.session = session
      if (this.options.soundOnly) this.showPicture(false)
      if (this.over) { this.leaving(); return }
      this.peer.setConfiguration(configurationOf(iceServers))
      await this.peer.setRemoteDescription({ type: 'offer', sdp })
      const answer = await this.peer.createAnswer()
      await this.peer.setLocalDescription(answer)
      await signalling.answerView(ticket, session, answer.sdp ?? '')
      this.trickle.address(ticket, session)
    } catch {
      this.end() // the source retries; the cause is the signalling's to report
    }
  }

  /** Has the gateway send the picture, or the sound alone, over the same connection. */
  showPicture(wanted: boolean): void {
    if (this.session === null || this.picture === wanted) return
    this.picture = wanted
    // Not carried out: the next reading of the line asks again by what it finds.
    this.options.signalling.picture(this.session, wanted).catch(() => { this.picture = !wanted })
  }

  close(): void {
    if (this.over) return
    this.over = true
    this.rest()
    clearInterval(this.lookout)
    this.peer.close()
    this.leaving?.()
    this.element.srcObject = null
  }

  private end(): void {
    if (!this.over) this.options.lost()
  }

  private rest(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private follow(): void {
    const state = this.peer.connectionState
    if (state === 'failed' || state === 'closed') this.end()
    else if (state === 'disconnected') {
      this.rest()
      this.timer = setTimeout(() => { this.end() }, disconnectedMs)
    } else if (state === 'connected' && this.isShown) this.rest()
  }

  // getStats sees a decoded frame in a hidden page as well, where no frame callback fires.
  private async look(): Promise<void> {
    if (this.isShown || this.over || this.peer.connectionState !== 'connected') return
    const stats = await this.peer.getStats()
    let arrived = false
    stats.forEach((report: Record<string, unknown>) => {
      if (report.type !== 'inbound-rtp') return
      if (report.kind === 'video' ? Number(report.framesDecoded) > 0 : (!this.options.wantsVideo || !this.picture) && Number(report.packetsReceived) > 0) arrived = true
    })
    if (!arrived || this.isShown || this.over) return
    this.isShown = true
    this.rest()
    clearInterval(this.lookout)
    this.options.shown()
  }
}
