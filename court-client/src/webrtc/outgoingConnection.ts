import { CandidateTrickle } from './candidates'
import { audioEncoding, preferDecodable, videoEncoding } from './codecs'
import type { Signalling, TicketPurpose } from './signalling'
import type { VideoRung } from './videoLadder'
import { configurationOf, type Way } from './ways'

interface OutgoingConnectionOptions {
  source: string
  attempt: number
  purpose: TicketPurpose
  signalling: Signalling
  audio: MediaStreamTrack | null
  video: MediaStreamTrack | null
  /** For a check of this way alone; else the browser chooses. */
  only?: Way
  changed(state: RTCPeerConnectionState): void
}

/** One attempt of one source: a peer connection with its session at the gateway. */
export class OutgoingConnection {
  readonly peer = new RTCPeerConnection(configurationOf([]))
  private readonly trickle: CandidateTrickle
  private readonly senders = new Map<'audio' | 'video', RTCRtpSender>()
  private session: string | null = null
  private lastTicket = ''
  private closed = false

  constructor(private readonly options: OutgoingConnectionOptions) {
    this.trickle = new CandidateTrickle(this.peer, options.signalling)
    this.add('audio', options.audio)
    this.add('video', options.video)
    this.peer.addEventListener('connectionstatechange', () => { if (!this.closed) options.changed(this.peer.connectionState) })
  }

  /** First offer, or with a session already open an ICE restart. */
  async offer(): Promise<void> {
    const { signalling, purpose, source, attempt, only } = this.options
    const { ticket, iceServers } = await signalling.ticket(purpose, source, attempt)
    // Taken up by the gathering that the description starts; an ICE restart brings newer names, as the first may be over.
    this.peer.setConfiguration(configurationOf(iceServers, only))
    const offer = await this.peer.createOffer({ iceRestart: this.session !== null })
    await this.peer.setLocalDescription(offer)
    const answer = await signalling.publish(ticket, offer.sdp ?? '', this.session)
    this.session = answer.session
    this.lastTicket = ticket
    if (this.closed) { this.leave(); return }
    await this.peer.setRemoteDescription({ type: 'answer', sdp: answer.sdp })
    this.trickle.address(ticket, answer.session)
  }

  /** False when this connection has no line for the track's kind: a new connection is needed. */
  async replace(kind: 'audio' | 'video', track: MediaStreamTrack | null): Promise<boolean> {
    const sender = this.senders.get(kind)
    if (sender === undefined) return track === null
    await sender.replaceTrack(track)
    return true
  }

  /** Sends so much of the picture from now on. A browser that cannot be told goes on as it did. */
  async limitVideo(rung: VideoRung): Promise<void> {
    const sender = this.senders.get('video')
    const parameters = sender?.getParameters()
    if (sender === undefined || parameters === undefined || parameters.encodings.length === 0) return
    for (const encoding of parameters.encodings) Object.assign(encoding, rung)
    await sender.setParameters(parameters).catch(() => undefined)
  }

  /** `quietly`: a newer attempt replaces this one at the gateway, which then ends this session itself. */
  close(quietly: boolean): void {
    if (this.closed) return
    this.closed = true
    this.peer.close()
    if (!quietly) this.leave()
  }

  private leave(): void {
    if (this.session !== null) this.options.signalling.leave(this.lastTicket, this.session).catch(() => undefined)
  }

  private add(kind: 'audio' | 'video', track: MediaStreamTrack | null): void {
    if (track === null) return
    const encoding = kind === 'video' ? videoEncoding : audioEncoding
    const transceiver = this.peer.addTransceiver(track, { direction: 'sendonly', sendEncodings: [{ ...encoding }] })
    if (kind === 'video') preferDecodable(transceiver)
    this.senders.set(kind, transceiver.sender)
  }
}
