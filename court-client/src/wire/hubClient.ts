import { CommandQueue } from './hubCommands'
import type { Aspect, ChatMessage, Comparison, Discipline, Draft, ExhibitParty, Heartbeat, NewLine, LinkReport, Numbered, PageMark, PageOnDisplay, PagePart, PagePoint, PageTurn, PersonalNote, PrivateRoomKind, RecusalAnswer, Replayed, SceneChoice, Snapshot, Source, Step, TypedDraft } from './hubMessages'
import { EventOrder } from './hubOrder'
import type { HubPort } from './hubPort'
import { reconnectDelayMs, within } from './hubReconnect'
import { HubLost, HubRefusal, readFailure } from './hubRefusal'

/** `lost.attempt` counts from 1. refused, displaced and ended stay until someone enters again on purpose. */
export type HubState = { is: 'idle' } | { is: 'connecting' } | { is: 'entered' } | { is: 'lost'; attempt: number }
  | { is: 'refused'; code: string } | { is: 'displaced' } | { is: 'ended'; code: string }

export interface HubListener {
  state(state: HubState): void
  snapshot(snapshot: Snapshot): void
  event(event: Numbered): void
  heartbeat(heartbeat: Heartbeat): void
  draft(draft: Draft): void
  sources(sources: Source[]): void
  speaking(seats: string[]): void
  chat(message: ChatMessage): void
  note(note: PersonalNote): void
  /** The list of evidence is another. */
  evidence(): void
}

export interface HubOptions { port: HubPort; hearingId: string; tab: string; listener: HubListener }

// A server that is just starting, or that has a fault: both pass with time, a refusal does not.
const passing: readonly string[] = ['server.failed', 'server.fault', 'courtroom.disconnected', 'hearing.not-stored']
const enterLimitMs = 8_000
const mediaLimitMs = 8_000
const draftEveryMs = 100

/** One page's talk with the courtroom hub: enters, keeps order, comes back by itself without end. */
export class CourtroomHub {
  private current: HubState = { is: 'idle' }
  private readonly order: EventOrder
  private readonly commands: CommandQueue
  private retry: ReturnType<typeof setTimeout> | null = null
  private run = 0
  private draftWaiting: TypedDraft | null = null
  private draftTimer: ReturnType<typeof setTimeout> | null = null
  /** While a snapshot is on its way: what was told beside the log since the seat was taken. */
  private early: (() => void)[] | null = null

  constructor(private readonly options: HubOptions) {
    const { port, listener } = options
    this.commands = new CommandQueue(port)
    this.order = new EventOrder({
      apply: event => { listener.event(event) },
      replay: async since => await this.call('Replay', since) as Replayed,
    })
    port.on('Pushed', event => { this.order.offer(event as Numbered) })
    port.on('Heartbeat', beat => { this.heartbeat(beat as Heartbeat) })
    const told = <T>(message: string, tell: (payload: T) => void): void => {
      port.on(message, payload => { this.afterSnapshot(() => { tell(payload as T) }) })
    }
    told<Draft>('DraftChanged', draft => { listener.draft(draft) })
    told<Source[]>('SourcesChanged', sources => { listener.sources(sources) })
    told<{ seats: string[] }>('Speaking', said => { listener.speaking(said.seats) })
    told<ChatMessage>('ChatWritten', message => { listener.chat(message) })
    told<PersonalNote>('NoteShown', note => { listener.note(note) })
    port.on('EvidenceChanged', () => { listener.evidence() })
    port.on('Displaced', () => { this.finish({ is: 'displaced' }) })
    port.on('Ended', ended => { this.finish({ is: 'ended', code: (ended as { code: string }).code }) })
    port.onClosed(() => { if (this.current.is === 'entered') this.lost(0) })
  }

  get state(): HubState { return this.current }
  get headSeq(): number | null { return this.order.lastSeq }
  get unanswered(): number { return this.commands.unanswered }

  enter(takeOver = false): void {
    this.change({ is: 'connecting' })
    void this.connect(++this.run, 0, takeOver)
  }

  /** The network is said to be back, or a lower layer gave up: do not wait for the timer. */
  hurry(): void {
    if (this.current.is === 'lost') this.lost(0)
  }

  /** Drops the connection and comes back at once: the last rung of the media's ladder. */
  renew(): void {
    if (this.current.is === 'entered') this.lost(0)
  }

  async leave(): Promise<void> {
    this.stopTrying()
    this.commands.abandon(new HubLost('left'))
    this.change({ is: 'idle' })
    await this.options.port.stop()
  }

  takeStep(step: Step, reason: string | null): Promise<number> { return this.commands.send('TakeStep', step, reason) }
  muteSeat(seat: string, muted: boolean): Promise<number> { return this.commands.send('MuteSeat', seat, muted) }
  stopCamera(seat: string, stopped: boolean): Promise<number> { return this.commands.send('StopCamera', seat, stopped) }
  askToSpeak(seat: string, asked: boolean): Promise<number> { return this.commands.send('AskToSpeak', seat, asked) }
  takeWord(): Promise<number> { return this.commands.send('TakeWord') }
  lockRoom(locked: boolean): Promise<number> { return this.commands.send('LockRoom', locked) }
  holdDoor(held: boolean): Promise<number> { return this.commands.send('HoldDoor', held) }
  admitSeat(seat: string, reason: string | null): Promise<number> { return this.commands.send('AdmitSeat', seat, reason) }
  checkIdentity(seat: string, verified: boolean, note: string | null, sha256: string | null): Promise<number> { return this.commands.send('CheckIdentity', seat, verified, note, sha256) }
  decideDevice(device: string, granted: boolean): Promise<number> { return this.commands.send('DecideDevice', device, granted) }
  takeBackFromPhone(): Promise<number> { return this.commands.send('TakeBackFromPhone') }
  placeSeat(seat: string, inRoom: boolean): Promise<number> { return this.commands.send('PlaceSeat', seat, inRoom) }
  chooseRoomDevice(seat: string): Promise<number> { return this.commands.send('ChooseRoomDevice', seat) }
  interpretAside(aside: boolean): Promise<number> { return this.commands.send('InterpretAside', aside) }
  listenTo(interpreted: boolean): Promise<number> { return this.commands.send('ListenTo', interpreted) }
  openPrivateRoom(kind: PrivateRoomKind): Promise<number> { return this.commands.send('OpenPrivateRoom', kind) }
  endPrivateRoom(kind: PrivateRoomKind): Promise<number> { return this.commands.send('EndPrivateRoom', kind) }
  screenSeats(seat: string, other: string, picture: boolean, sound: boolean): Promise<number> { return this.commands.send('ScreenSeats', seat, other, picture, sound) }
  disciplineSeat(seat: string, measure: Discipline, words: string): Promise<number> { return this.commands.send('DisciplineSeat', seat, measure, words) }
  readmitSeat(seat: string, words: string | null): Promise<number> { return this.commands.send('ReadmitSeat', seat, words) }
  writeToTribunal(text: string): Promise<number> { return this.commands.send('WriteToTribunal', text) }
  notePerson(seat: string, text: string): Promise<number> { return this.commands.send('NotePerson', seat, text) }
  dismissNote(id: string): Promise<number> { return this.commands.send('DismissNote', id) }
  chooseScene(choice: SceneChoice | null): Promise<number> { return this.commands.send('ChooseScene', choice) }
  showPage({ exhibit, file, page }: Pick<PageOnDisplay, 'exhibit' | 'file' | 'page'>): Promise<number> { return this.commands.send('ShowPage', exhibit, file, page) }
  showBeside({ exhibit, file, page }: Pick<PageOnDisplay, 'exhibit' | 'file' | 'page'>): Promise<number> { return this.commands.send('ShowBeside', exhibit, file, page) }
  chooseSide(right: boolean): Promise<number> { return this.commands.send('ChooseSide', right) }
  removeBeside(): Promise<number> { return this.commands.send('RemoveBeside') }
  showClip({ exhibit, file }: Pick<PageOnDisplay, 'exhibit' | 'file'>): Promise<number> { return this.commands.send('ShowClip', exhibit, file) }
  playClip(playing: boolean, positionUs: number | null): Promise<number> { return this.commands.send('PlayClip', playing, positionUs) }
  changeView(part: PagePart, turn: PageTurn): Promise<number> { return this.commands.send('ChangeView', part, turn) }
  movePointer(point: PagePoint | null): Promise<number> { return this.commands.send('MovePointer', point) }
  addMark(mark: PageMark): Promise<number> { return this.commands.send('AddMark', mark) }
  removeMarks(all: boolean): Promise<number> { return this.commands.send('RemoveMarks', all) }
  clearDisplay(): Promise<number> { return this.commands.send('ClearDisplay') }
  givePointer(seat: string | null): Promise<number> { return this.commands.send('GivePointer', seat) }
  giveOpinion(exhibit: string, party: ExhibitParty | null, aspect: Aspect | null, accepted: boolean | null, reason: string | null): Promise<number> { return this.commands.send('GiveOpinion', exhibit, party, aspect, accepted, reason) }
  compareOriginal(exhibit: string, comparison: Comparison): Promise<number> { return this.commands.send('CompareOriginal', exhibit, comparison) }
  replyToOpinions(exhibit: string, text: string | null): Promise<number> { return this.commands.send('ReplyToOpinions', exhibit, text) }
  decideExhibit(exhibit: string, admitted: boolean | null, reason: string | null): Promise<number> { return this.commands.send('DecideExhibit', exhibit, admitted, reason) }
  raiseHand(raised: boolean): Promise<number> { return this.commands.send('RaiseHand', raised) }
  answerRecusal(answer: RecusalAnswer, reason: string | null): Promise<number> { return this.commands.send('AnswerRecusal', answer, reason) }
  decideRecusal(granted: boolean, reason: string): Promise<number> { return this.commands.send('DecideRecusal', granted, reason) }
  commitLine(line: NewLine): Promise<number> { return this.commands.send('CommitLine', line) }
  editLine(line: string, text: string): Promise<number> { return this.commands.send('EditLine', line, text) }

  /** Tells how the connection does. One that is lost is not told again: the next says it anew. */
  reportLink(report: LinkReport): void {
    if (this.current.is === 'entered') this.options.port.invoke('ReportLink', report).catch(() => undefined)
  }

  /** At most ten a second leave; the newest always does. */
  draft(draft: TypedDraft): void {
    this.draftWaiting = draft
    if (this.draftTimer === null) this.flushDraft()
  }

  /** A media call: answered within the limit or lost; never repeated here, the media's ladder decides. */
  async call(method: string, ...args: unknown[]): Promise<unknown> {
    if (this.current.is !== 'entered') throw new HubLost('not connected')
    try {
      return await within(mediaLimitMs, this.options.port.invoke(method, ...args), () => new HubLost(`${method}: no answer`))
    } catch (error) {
      throw readFailure(error)
    }
  }

  private async connect(run: number, attempt: number, takeOver: boolean): Promise<void> {
    const { port, hearingId, tab, listener } = this.options
    try {
      // A connection that half opened before must be down first; stop() on a stopped one does nothing.
      await port.stop()
      this.order.hold()
      this.early = []
      await within(enterLimitMs, port.start(), () => new HubLost('start: no answer'))
      if (run !== this.run) return
      const snapshot = await within(enterLimitMs, port.invoke('Enter', hearingId, { tab, takeOver }), () => new HubLost('Enter: no answer'))
      if (run !== this.run) return
      listener.snapshot(snapshot as Snapshot)
      this.order.begin((snapshot as Snapshot).asOf)
      this.tellEarly()
      this.change({ is: 'entered' })
      this.commands.resume()
      this.flushDraft()
    } catch (error) {
      if (run === this.run) this.notEntered(readFailure(error), attempt)
    }
  }

  /** The seat is told of changes before its snapshot is taken; what comes before the snapshot must not be undone by it. */
  private afterSnapshot(tell: () => void): void {
    if (this.early === null) tell()
    else this.early.push(tell)
  }

  private tellEarly(): void {
    const early = this.early ?? []
    this.early = null
    for (const tell of early) tell()
  }

  private notEntered(failure: HubRefusal | HubLost, attempt: number): void {
    if (failure instanceof HubRefusal && !passing.includes(failure.code)) this.finish({ is: 'refused', code: failure.code })
    else this.lost(attempt + 1)
  }

  private lost(attempt: number): void {
    this.stopTrying()
    const run = this.run
    this.commands.pause()
    this.change({ is: 'lost', attempt: attempt + 1 })
    this.retry = setTimeout(() => { void this.connect(run, attempt, false) }, reconnectDelayMs(attempt))
  }

  private finish(state: HubState): void {
    this.stopTrying()
    this.commands.abandon(new HubRefusal(state.is === 'displaced' ? 'courtroom.displaced' : 'courtroom.over'))
    this.change(state)
    void this.options.port.stop()
  }

  private stopTrying(): void {
    this.run++
    if (this.retry !== null) clearTimeout(this.retry)
    this.retry = null
  }

  private heartbeat(beat: Heartbeat): void {
    if (this.current.is !== 'entered') return
    this.options.listener.heartbeat(beat)
    this.order.noteHead(beat.head)
  }

  private flushDraft(): void {
    const draft = this.draftWaiting
    if (draft === null || this.current.is !== 'entered') return
    this.draftWaiting = null
    // A lost draft is repaired by the next keystroke or the commit.
    void this.options.port.invoke('Draft', draft).catch(() => { this.draftWaiting ??= draft })
    this.draftTimer = setTimeout(() => { this.draftTimer = null; this.flushDraft() }, draftEveryMs)
  }

  private change(state: HubState): void {
    this.current = state
    this.options.listener.state(state)
  }
}
