import type { NewLine } from '../../wire/hubMessages'

/** The line being typed, as it survives a reload. */
export interface KeptDraft extends NewLine { rev: number }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Keeps what the clerk typed on this device until the server has it. */
export class DraftStore {
  constructor(private readonly hearingId: string, private readonly storage: Store = localStorage) {}

  readDraft(): KeptDraft | null {
    const kept = this.read(this.draftKey)
    return isNewLine(kept) && 'rev' in kept && typeof kept.rev === 'number' ? { ...kept, rev: kept.rev } : null
  }

  writeDraft(draft: KeptDraft | null): void {
    if (draft === null) this.storage.removeItem(this.draftKey)
    else this.storage.setItem(this.draftKey, JSON.stringify(draft))
  }

  /** Committed lines that no answer has come for. */
  readOutbox(): NewLine[] {
    const kept = this.read(this.outboxKey)
    return Array.isArray(kept) ? kept.filter(isNewLine) : []
  }

  writeOutbox(lines: NewLine[]): void {
    if (lines.length === 0) this.storage.removeItem(this.outboxKey)
    else this.storage.setItem(this.outboxKey, JSON.stringify(lines))
  }

  private get draftKey(): string { return `court.draft.${this.hearingId}` }
  private get outboxKey(): string { return `court.outbox.${this.hearingId}` }

  private read(key: string): unknown {
    try {
      return JSON.parse(this.storage.getItem(key) ?? 'null') as unknown
    } catch (broken) {
      // Half-written by a crash of the browser: there is nothing to restore.
      if (broken instanceof SyntaxError) return null
      throw broken
    }
  }
}

function isNewLine(value: unknown): value is NewLine {
  return typeof value === 'object' && value !== null && 'line' in value && typeof value.line === 'string'
    && 'text' in value && typeof value.text === 'string' && 'speaker' in value && typeof value.speaker === 'string'
    && 'startedWall' in value && 'startedHearingUs' in value
}
