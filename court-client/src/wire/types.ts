// The shapes of docs/protocols/http.md.
export type Phase = 'Preparation' | 'Waiting' | 'CheckIn' | 'Opening' | 'RightsAndRecusal' | 'Investigation' | 'Witness' | 'Debate'
  | 'FinalStatements' | 'Mediation' | 'Recess' | 'Adjourned' | 'Closed' | 'Review' | 'Signed' | 'Sealed'
export type Role = 'Presiding' | 'Arbitrator' | 'Clerk' | 'Claimant' | 'Respondent' | 'ThirdParty' | 'Representative' | 'Witness'
  | 'Expert' | 'Interpreter' | 'Observer' | 'Technician'
export type Side = 'claimant' | 'respondent'

export type Me = { kind: 'staff'; userName: string; name: string; roles: ('clerk' | 'arbitrator')[] }
  | { kind: 'participant'; name: string; role: Role; hearingId: string; seat: string }

export interface CaseRow {
  caseId: string; caseNumber: string; cause: string; state: string
  claimants: string[]; respondents: string[]; nextHearing: HearingView | null
}
export interface NewParticipant { side: Side; kind: 'party' | 'representative'; name: string; phone: string | null }
export interface NewPerson { role: Role; side: Side | null; name: string; phone: string | null }
export interface NewCase { caseNumber: string; cause: string; participants: NewParticipant[] }
export type LinkState = 'issued' | 'redeemed' | 'revoked' | 'over'
export interface Participant {
  participantId: string; role: Role; name: string; side: Side | null; phoneMasked: string | null
  link: null | { linkId: string; state: LinkState; url: string | null }
}
export interface CourtDocument { documentId: string; kind: string; title: string; url: string; createdWall: string }
export interface CaseView extends CaseRow {
  commission: string; participants: Participant[]; hearings: HearingView[]; documents: CourtDocument[]
}
export interface HearingView {
  hearingId: string; caseId: string; caseNumber: string; cause: string; commission: string; sitting: number
  scheduledWall: string; phase: Phase; tribunal: { seat: string; role: Role; name: string }[]; participants: Participant[]
  openedWall: string | null; closedWall: string | null; durationUs: number | null
}
export interface NewHearing { scheduledWall: string; presidingUserName: string; clerkUserName: string; arbitratorUserNames: string[]; holdsDoor: boolean }
export interface NewLink { linkId: string; url: string; code: string; qrSvg: string }
export interface JoinAnswer {
  hearingId: string; caseMasked: string; cause: string; seat: string; role: Role; name: string
  scheduledWall: string; consented: boolean; commission: string
}
export interface Line {
  line: string; seq: number; speaker: string; speakerRole: Role | null; speakerName: string; text: string
  hearingUs: number | null; wall: string; phase: Phase; source: 'typed' | 'recognised' | 'procedural' | 'cross-examination'; edited: boolean; cites?: Citation[]
}
export interface Citation { text: string; exhibit: string; file: string; page: number; label: string; sha256: string }
export interface Gap { fromUs: number; toUs: number; cause: string; epoch: number }
export interface RecordingView {
  state: 'none' | 'recording' | 'closed'; durationUs: number; gaps: Gap[]
  export: { is: 'none' } | { is: 'working'; doneUs: number; totalUs: number } | { is: 'done'; bytes: number; sha256: string }
  verified: boolean | null
  tracks: SoundTrack[]
}
export interface SoundTrack { track: string; name: string; recordedUs: number; gaps: Gap[] }
