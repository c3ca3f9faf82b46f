import { aspects, type Answer, type ExaminedExhibit, type ExhibitParty, type PartyOpinion } from '../../wire/hubMessages'
import { useWords } from '../state/useWords'
import { answerOf, opinionOf } from './examinations'

/** Cross-examination in the reader's language; the record itself has it in the law's. */
export function useExaminationWords() {
  const { say } = useWords()
  const party = (who: ExhibitParty): string => say(`display.party.${who}`)
  const because = (reason: string | null): string => reason === null ? '' : say('examine.because', { reason })
  const answer = (said: Answer | null): string => said === null ? say('examine.unspoken') : say(said.accepted ? 'examine.accepted' : 'examine.disputed') + because(said.reason)

  function opinion(said: PartyOpinion): string {
    const answers = aspects.map(aspect => answerOf(said, aspect))
    if (answers.every(one => one === null)) return say('examine.unspoken')
    if (answers.every(one => one?.accepted === true && one.reason === null)) return say('examine.allAccepted')
    return aspects.map(aspect => say('examine.of', { aspect: say(`examine.aspect.${aspect}`), answer: answer(answerOf(said, aspect)) })).join(say('examine.separator'))
  }

  const decision = (said: NonNullable<ExaminedExhibit['decision']>): string => say(said.admitted ? 'examine.admitted' : 'examine.notAdmitted') + because(said.reason)

  /** What the block of an exhibit says, a line for each who has a say in it. */
  function lines(one: ExaminedExhibit, opponents: readonly ExhibitParty[]): { who: string; what: string; open: boolean }[] {
    return [
      ...opponents.map(who => ({ who: party(who), what: opinion(opinionOf(one, who)), open: aspects.some(aspect => answerOf(opinionOf(one, who), aspect) === null) })),
      { who: say('examine.original'), what: say(`examine.comparison.${one.original}`), open: one.original !== 'Same' },
      ...(one.reply === null ? [] : [{ who: say('examine.replyOf', { party: party(one.exhibit.party) }), what: one.reply.text, open: false }]),
      ...(one.decision === null ? [] : [{ who: say('examine.tribunal'), what: decision(one.decision), open: false }]),
    ]
  }

  return { party, answer, opinion, decision, lines }
}
