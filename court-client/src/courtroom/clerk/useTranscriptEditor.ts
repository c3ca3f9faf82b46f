import { computed, reactive, ref, watch } from 'vue'
import { newUuid } from '../../wire/hubCommands'
import type { NewLine, Seat } from '../../wire/hubMessages'
import { HubLost, HubRefusal } from '../../wire/hubRefusal'
import { bySeating, hasPicture } from '../state/seating'
import type { Room } from '../state/useRoom'
import { DraftStore, type KeptDraft } from './draftStore'

type EditorRoom = Pick<Room, 'view' | 'clock' | 'state'> & { hub: Pick<Room['hub'], 'draft' | 'commitLine'> }

/** The clerk's line: typed, shown to all as it grows, stamped at its first keystroke, committed by Enter and never lost. */
export function useTranscriptEditor(room: EditorRoom, hearingId: string, store = new DraftStore(hearingId)) {
  const kept = store.readDraft()
  const line = reactive<KeptDraft>(kept ?? blank(''))
  const outbox = ref<NewLine[]>(store.readOutbox())
  const restored = ref(kept !== null && kept.text !== '')
  const failed = ref<string | null>(null)
  const sending = new Set<string>()

  const speakers = computed<Seat[]>(() => bySeating(room.view.value?.seats ?? []).filter(hasPicture))

  /** The first sign of typing, an input method's included, is the moment that the line belongs to. */
  function begin(): void {
    if (line.startedWall !== '') return
    line.startedWall = new Date().toISOString()
    line.startedHearingUs = room.clock.read()
    line.startedSeq = room.view.value?.asOf ?? null
  }

  function type(text: string): void {
    if (text !== '') begin()
    line.text = text
    restored.value = false
    if (text === '') { line.startedWall = ''; line.startedHearingUs = null }
    share()
  }

  function speak(speaker: string): void {
    line.speaker = speaker
    if (line.text !== '') share()
  }

  function share(): void {
    line.rev++
    store.writeDraft(line.text === '' && line.speaker === '' ? null : { ...line })
    room.hub.draft({ line: line.line, rev: line.rev, speaker: line.speaker, text: line.text, startedHearingUs: line.startedHearingUs })
  }

  function commit(): void {
    const text = line.text.trim()
    if (text === '') return
    begin()
    const { speaker, startedHearingUs, startedWall, startedSeq } = line
    keep([...outbox.value, { line: line.line, speaker, text, startedHearingUs, startedWall, startedSeq }])
    Object.assign(line, blank(speaker))
    store.writeDraft(null)
    failed.value = null
    flush()
  }

  function flush(): void {
    for (const waiting of outbox.value) if (!sending.has(waiting.line)) void send(waiting)
  }

  async function send(waiting: NewLine): Promise<void> {
    sending.add(waiting.line)
    try {
      // After a reload the first answer may be lost although the line arrived.
      const known = room.view.value?.lines.some(committed => committed.line === waiting.line) ?? false
      if (!known) await room.hub.commitLine(waiting)
      keep(without(waiting))
    } catch (error) {
      if (error instanceof HubRefusal && error.code === 'transcript.line-there-already') keep(without(waiting))
      else if (error instanceof HubRefusal) giveBack(waiting, error.code)
      else if (!(error instanceof HubLost)) throw error
    } finally {
      sending.delete(waiting.line)
    }
  }

  // Refused: the text goes back to where it can be mended; behind a newer line it waits for another try.
  function giveBack(waiting: NewLine, code: string): void {
    failed.value = code
    if (line.text !== '') return
    keep(without(waiting))
    Object.assign(line, { ...waiting, rev: 0 })
    store.writeDraft({ ...line })
  }

  function without(sent: NewLine): NewLine[] { return outbox.value.filter(other => other.line !== sent.line) }

  function keep(lines: NewLine[]): void {
    outbox.value = lines
    store.writeOutbox(lines)
  }

  watch(() => room.state.value.is, is => {
    if (is !== 'entered') return
    flush()
    if (line.text !== '') share()
  }, { immediate: true })

  return { line, outbox, restored, failed, speakers, begin, type, speak, commit }
}

export type TranscriptEditing = ReturnType<typeof useTranscriptEditor>

function blank(speaker: string): KeptDraft {
  return { line: newUuid(), rev: 0, speaker, text: '', startedHearingUs: null, startedWall: '', startedSeq: null }
}
