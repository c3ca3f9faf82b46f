// The shapes of docs/protocols/evidence.md.
export type Party = 'Claimant' | 'Respondent' | 'ThirdParty' | 'Tribunal'

export interface EvidenceView {
  exhibits: Exhibit[]; mayFileFor: Party | null; mayExchange: boolean; mayDecideLate: boolean; limitWall: string | null
  isLateNow: boolean; canOpenFiles: boolean
}

export interface Exhibit {
  exhibitId: string; party: Party; number: number | null; label: string; title: string; source: string; purpose: string; isOriginal: boolean
  filedByName: string; filedWall: string; exchanged: boolean; late: null | { admitted: boolean | null; reason: string | null }
  mayChange: boolean; pages: number; files: EvidenceFile[]
}

export interface EvidenceFile {
  fileId: string; name: string; bytes: number; sha256: string | null; sm3: string | null; state: 'Arrived' | 'Pressing' | 'Ready' | 'Refused'
  refusal: string | null; kind: string | null; pagesOf: number | null; pages: { page: number; width: number; height: number }[]
  media: null | { contentType: string; lengthUs: number; width: number; height: number; hasPoster: boolean }
}

export interface Upload { uploadId: string; name: string; bytes: number; received: number; exhibitId: string | null }

export interface ExhibitWords { title: string; source: string; purpose: string; isOriginal: boolean }
