/** The shapes of docs/protocols/hub.md, word for word. Times ending in Us are microseconds of hearing time; `…Wall` is ISO UTC. */
export type Phase = 'Preparation' | 'Waiting' | 'CheckIn' | 'Opening' | 'RightsAndRecusal' | 'Investigation' | 'Witness' | 'Debate'
  | 'FinalStatements' | 'Mediation' | 'Recess' | 'Adjourned' | 'Closed' | 'Review' | 'Signed' | 'Sealed'

export type Step = 'OpenLobby' | 'BeginCheckIn' | 'OpenHearing' | 'ContinueHearing' | 'TellRights' | 'BeginInvestigation' | 'CallWitness' | 'ReleaseWitness'
  | 'BeginDebate' | 'ReopenInvestigation' | 'AskFinalStatements' | 'BeginMediation' | 'EndMediation' | 'Recess' | 'Resume' | 'Adjourn'
  | 'Close' | 'BeginReview' | 'CompleteSigning' | 'Seal' | 'BeginClosedSession' | 'EndClosedSession' | 'BeginInterruption'
  | 'EndInterruption' | 'ChangeToInPerson' | 'ReturnToOnline' | 'DecideRecusal'

export type Role = 'Presiding' | 'Arbitrator' | 'Clerk' | 'Claimant' | 'Respondent' | 'ThirdParty' | 'Representative' | 'Witness'
  | 'Expert' | 'Interpreter' | 'Observer' | 'Technician'

export type RecusalAnswer = 'none' | 'requested'

export const measures = ['Warning', 'Reprimand', 'Removal'] as const
export type Discipline = typeof measures[number]

export interface Seat {
  seat: string; role: Role; name: string; present: boolean; muted: boolean; handRaisedWall: string | null
  recusal: null | { answer: RecusalAnswer; reason: string | null }
  cameraOff: boolean; asked: boolean; removed: boolean; discipline: null | { measure: Discipline; words: string; wall: string }
  interpreted: boolean; waiting: boolean
  /** For the tribunal and the person alone. `verified` is null until somebody has looked. */
  identity: null | { sha256: string | null; verified: boolean | null; note: string | null; wall: string | null }
  /** Sits in the tribunal's room. */
  inRoom: boolean
  /** What a phone sends in place of the person's own device. */
  phone: PhoneMedia | null
}

export type PhoneMedia = 'Microphone' | 'Camera' | 'Both'

export interface PhoneInvitation { url: string; qrSvg: string; untilWall: string }

/** 合议; the tribunal with one side; a party with their representative. */
export type PrivateRoomKind = 'Deliberation' | 'WithClaimant' | 'WithRespondent' | 'ClaimantAlone' | 'RespondentAlone'

export interface PrivateRoom { kind: PrivateRoomKind; seats: string[]; sinceWall: string }

export const trialProblems = ['no-picture', 'no-sound', 'pictures-missing', 'not-playable', 'slow-disk'] as const

/** What five seconds on the way from the cameras to a file that plays came to. Loudness in dBFS; -120 is silence. */
export interface Trial {
  pictures: number; expectedPictures: number; loudestDbfs: number; durableMs: number; bytes: number; sha256: string; passed: boolean
  seats: { seat: string; picture: boolean; sound: boolean; loudestDbfs: number }[]; problems: (typeof trialProblems[number])[]
}

/** Neither of the two receives the other's picture, sound, or both. */
export interface Screening { seat: string; other: string; picture: boolean; sound: boolean }

/** What the gateway itself says of the private room that the reader is in. */
export interface RoomProof { wall: string; seats: string[]; strangers: number; mixed: number }

/** `place`: "" is the hearing; else the private room it is sent in. */
export interface Source {
  place: string; source: string; attempt: number; seat: string; kind: 'camera' | 'document'; hasVideo: boolean; hasAudio: boolean; flowing: boolean
}

export interface StepOffer { step: Step; to: Phase; primary: boolean; allowed: boolean; refusal: string | null }

export type RecordingState = { is: 'off' } | { is: 'starting' } | { is: 'running'; epoch: number }
  | { is: 'interrupted'; sinceWall: string; cause: string } | { is: 'ended' }

export interface Line {
  line: string; seq: number; speaker: string; speakerRole: Role | null; speakerName: string; text: string
  hearingUs: number | null; wall: string; phase: Phase; source: 'typed' | 'recognised' | 'procedural'; edited: boolean
  /** Evidence that the text names in brackets; found by the server among what was on display. */
  cites?: Citation[]
}

/** `page` 0: sound or video. */
export interface Citation { text: string; exhibit: string; file: string; page: number; label: string; sha256: string }

export interface Draft { seat: string; line: string; rev: number; speaker: string; text: string; startedHearingUs: number | null }

export interface Spoken { claimantSeconds: number; respondentSeconds: number; tribunalSeconds: number }

/** Neither of the two is part of the record: they are in no event and in no replay. */
export interface ChatMessage { id: string; seat: string; wall: string; text: string }
export interface PersonalNote { id: string; seat: string; wall: string; text: string }

export interface Gap { fromUs: number; toUs: number; cause: string; epoch: number }

export const chosenScenes = ['Grid', 'Speaker', 'BenchAndParties', 'Document', 'SideBySide', 'MixedRoom'] as const
export type ChosenScene = typeof chosenScenes[number]

export interface SceneChoice { scene: ChosenScene; featured: string; beside: string; speaker: string }

export interface PageOnDisplay { exhibit: string; file: string; page: number; of: number; label: string; title: string; sha256: string; width: number; height: number; cite: string }

/** Everything is in fractions of the page as scanned: 0,0 is its upper left corner, 1,1 the lower right. */
export interface PagePart { x: number; y: number; width: number; height: number }
export interface PagePoint { x: number; y: number }
export type PageTurn = 'None' | 'Right' | 'Over' | 'Left'
export const markShapes = ['Rectangle', 'Stroke', 'Arrow'] as const
export type MarkShape = typeof markShapes[number]
export type MarkColour = 'Red' | 'Blue' | 'Green' | 'Orange'
export interface PageMark { shape: MarkShape; colour: MarkColour; points: PagePoint[] }

/** What is before everyone: one page, or the one of two that keys and tools change, and the other. `isRight`: of two it is the right one. */
export interface Display { page: PageOnDisplay; part: PagePart; turn: PageTurn; pointer: PagePoint | null; marks: PageMark[]; beside: BesideDisplay | null; isRight: boolean }
export interface BesideDisplay { page: PageOnDisplay; part: PagePart; turn: PageTurn; marks: PageMark[] }

/** Sound or video before everyone; `width` 0: sound alone. */
export interface ClipOnDisplay { exhibit: string; file: string; label: string; title: string; sha256: string; contentType: string; lengthUs: number; width: number; height: number; cite: string }

/** Stands at `positionUs` until `atHearingUs`, and goes on from there while it plays. */
export interface Clip { clip: ClipOnDisplay; playing: boolean; positionUs: number; atHearingUs: number }

export type ExhibitParty = 'Claimant' | 'Respondent' | 'ThirdParty' | 'Tribunal'
export const aspects = ['Authenticity', 'Legality', 'Relevance'] as const
export type Aspect = typeof aspects[number]
export const comparisons = ['NotCompared', 'Same', 'Different'] as const
export type Comparison = typeof comparisons[number]
/** `by`: seat of who entered it, for itself or for another. */
export interface Answer { accepted: boolean; reason: string | null; by: string }
export interface PartyOpinion { party: ExhibitParty; authenticity: Answer | null; legality: Answer | null; relevance: Answer | null }
export interface NamedExhibit { exhibit: string; party: ExhibitParty; label: string; title: string }
/** The cross-examination of one exhibit; `seq` is the event that it began with, its place in the transcript. */
export interface ExaminedExhibit {
  exhibit: NamedExhibit; seq: number; wall: string; hearingUs: number | null; phase: Phase; opinions: PartyOpinion[]
  original: Comparison; reply: { text: string; by: string } | null; decision: { admitted: boolean; reason: string | null } | null
}

export interface Snapshot {
  asOf: number; wall: string; hearingUs: number | null
  hearing: { hearingId: string; caseId: string; caseNumber: string; cause: string; sitting: number; commission: string; scheduledWall: string }
  me: { seat: string; role: Role; name: string; side: 'Claimant' | 'Respondent' | null; mayStep: boolean; mayMute: boolean; mayType: boolean; mayChooseScene: boolean; mayShow: boolean; mayDiscipline: boolean }
  phase: Phase; returnsTo: Phase | null; interrupted: boolean; closedSession: boolean
  steps: StepOffer[]; recording: RecordingState; diskLow: boolean
  seats: Seat[]; sources: Source[]; lines: Line[]; drafts: Draft[]; gaps: Gap[]; scene: SceneChoice | null
  display: Display | null
  /** In place of pages. */
  clip: Clip | null
  /** Seat that may point and mark beside the tribunal's. */
  pointer: string | null
  examinations: ExaminedExhibit[]
  /** As the sittings before this one left it. */
  examinedBefore: ExaminedExhibit[]
  locked: boolean; held: boolean; aside: boolean; inPerson: boolean; roomDevice: string | null; trial: Trial | null; devices: { device: string; seat: string }[]; rooms: PrivateRoom[]; screens: Screening[]; spoken: Spoken | null; chat: ChatMessage[] | null; notes: PersonalNote[]
}

export type HearingEvent =
  | { is: 'PhaseChanged'; from: Phase; to: Phase; step: Step; reason: string | null; returnsTo: Phase | null; witness: string | null }
  | { is: 'SittingContinues'; hearing: string; sitting: number; at: Phase; logSeq: number; logHash: string }
  | { is: 'OverlayChanged'; overlay: 'Interruption' | 'ClosedSession' | 'InPerson'; on: boolean; reason: string | null }
  | { is: 'RecordingChanged'; recording: RecordingState }
  | { is: 'GapDeclared'; gap: Gap }
  | { is: 'SeatMuted'; seat: string; muted: boolean }
  | { is: 'SceneChosen'; choice: SceneChoice | null; atHearingUs: number | null }
  | { is: 'PageShown'; page: PageOnDisplay; turn: PageTurn; marks: PageMark[]; atHearingUs: number | null }
  | { is: 'PageShownBeside'; page: PageOnDisplay; marks: PageMark[]; atHearingUs: number | null }
  | { is: 'SideChosen'; atHearingUs: number | null }
  | { is: 'BesideRemoved'; atHearingUs: number | null }
  | { is: 'ClipShown'; clip: ClipOnDisplay; atHearingUs: number | null }
  | { is: 'ClipMoved'; playing: boolean; positionUs: number; atHearingUs: number | null }
  | { is: 'ViewChanged'; part: PagePart; turn: PageTurn; atHearingUs: number | null }
  | { is: 'PointerMoved'; point: PagePoint | null; atHearingUs: number | null }
  | { is: 'MarkAdded'; mark: PageMark; atHearingUs: number | null }
  | { is: 'MarksRemoved'; left: number; atHearingUs: number | null }
  | { is: 'DisplayCleared'; atHearingUs: number | null }
  | { is: 'PointerGiven'; seat: string | null }
  | { is: 'OpinionGiven'; exhibit: NamedExhibit; party: ExhibitParty; aspects: Aspect[]; accepted: boolean | null; reason: string | null }
  | { is: 'OriginalCompared'; exhibit: NamedExhibit; comparison: Comparison }
  | { is: 'OpinionsAnswered'; exhibit: NamedExhibit; text: string | null }
  | { is: 'ExhibitDecided'; exhibit: NamedExhibit; admitted: boolean | null; reason: string | null }
  | { is: 'HandRaised'; seat: string; raised: boolean }
  | { is: 'CameraStopped'; seat: string; stopped: boolean }
  | { is: 'FloorChanged'; silenced: string[]; freed: string[] }
  | { is: 'SpeakAsked'; seat: string; asked: boolean }
  | { is: 'WordTaken'; seat: string }
  | { is: 'RoomLocked'; locked: boolean }
  | { is: 'DoorHeld'; held: boolean }
  | { is: 'SeatWaits'; seat: string }
  | { is: 'SeatAdmitted'; seat: string; reason: string | null }
  | { is: 'IdentityShown'; seat: string; sha256: string }
  | { is: 'IdentityChecked'; seat: string; verified: boolean; note: string | null; sha256: string | null }
  | { is: 'InterpretingChanged'; aside: boolean }
  | { is: 'DeviceAsked'; seat: string; device: string }
  | { is: 'PhoneTookOver'; seat: string; invitation: string; media: PhoneMedia } | { is: 'PhoneGaveBack'; seat: string; invitation: string }
  | { is: 'DeviceDecided'; seat: string; device: string; granted: boolean }
  | { is: 'TrialMade'; trial: Trial }
  | { is: 'OpenedUntried'; reason: string }
  | { is: 'SeatPlaced'; seat: string; inRoom: boolean }
  | { is: 'RoomDeviceChosen'; seat: string | null }
  | { is: 'ListeningChanged'; seat: string; interpreted: boolean }
  | { is: 'PrivateRoomOpened'; kind: PrivateRoomKind; seats: string[] }
  | { is: 'PrivateRoomEnded'; kind: PrivateRoomKind }
  | ({ is: 'SeatsScreened' } & Screening)
  | { is: 'IsolationBreached'; what: string }
  | { is: 'SeatDisciplined'; seat: string; measure: Discipline; words: string }
  | { is: 'SeatReadmitted'; seat: string }
  | ({ is: 'SpokenTimeNoted' } & Spoken)
  | { is: 'SeatAdded'; seat: string; role: Role; name: string }
  | { is: 'PersonEntered'; seat: string }
  | { is: 'PersonLeft'; seat: string; cause: string }
  | { is: 'RecusalAnswered'; seat: string; answer: RecusalAnswer; reason: string | null }
  | { is: 'RecusalDecided'; granted: boolean; reason: string }
  | { is: 'LineCommitted'; line: Line }
  | { is: 'LineEdited'; line: Line }
  | { is: 'WallPaired'; screen: string; name: string } | { is: 'WallEnded'; screen: string; name: string }
  | { is: 'HeadNoted'; row: number; hash: string }

/** `after` is the previous event that this reader may see, so a hole is noticed without seeing what others may. */
export interface Numbered { after: number; seq: number; wall: string; hearingUs: number | null; actor: string | null; event: HearingEvent }

export interface Heartbeat {
  head: number; wall: string; hearingUs: number | null; recording: RecordingState; steps: StepOffer[]; diskLow: boolean
  spoken: Spoken | null
  /** Tribunal and technicians only. */
  links: LinkView[] | null
  proof: RoomProof | null
}

export interface LinkReport {
  lossOut: number | null; lossIn: number | null; roundTripMs: number | null; kbpsOut: number
  microphone: 'on' | 'off' | 'none'; camera: 'on' | 'off' | 'none'
  /** The microphone hears a loudspeaker that plays it. */
  howling: boolean
}

export interface LinkView extends LinkReport { seat: string; quality: 'Good' | 'Fair' | 'Poor' | 'Lost' }

export interface Replayed { events: Numbered[]; head: number }

export interface NewLine { line: string; speaker: string; text: string; startedHearingUs: number | null; startedWall: string; startedSeq: number | null }

export type TypedDraft = Omit<Draft, 'seat'>
