import { aspects, type Answer, type Aspect, type ExaminedExhibit, type ExhibitParty, type HearingEvent, type Numbered, type PartyOpinion, type Phase, type Role, type Seat } from '../../wire/hubMessages'

export type ExaminationEvent = Extract<HearingEvent, { is: 'OpinionGiven' | 'OriginalCompared' | 'OpinionsAnswered' | 'ExhibitDecided' }>
type Moment = Pick<Numbered, 'seq' | 'wall' | 'hearingUs' | 'actor'> & { phase: Phase }

const kinds: readonly HearingEvent['is'][] = ['OpinionGiven', 'OriginalCompared', 'OpinionsAnswered', 'ExhibitDecided']
const keys = { Authenticity: 'authenticity', Legality: 'legality', Relevance: 'relevance' } as const
const order: readonly ExhibitParty[] = ['Claimant', 'Respondent', 'ThirdParty', 'Tribunal']

export const isExamination = (event: HearingEvent): event is ExaminationEvent => kinds.includes(event.is)

/** What comes of one more event; an exhibit of which nothing was said before begins its block there. */
export function afterExamination(list: readonly ExaminedExhibit[], event: ExaminationEvent, at: Moment): ExaminedExhibit[] {
  const known = list.some(one => one.exhibit.exhibit === event.exhibit.exhibit)
  const all: readonly ExaminedExhibit[] = known ? list
    : [...list, { exhibit: event.exhibit, seq: at.seq, wall: at.wall, hearingUs: at.hearingUs, phase: at.phase, opinions: [], original: 'NotCompared', reply: null, decision: null }]
  return all.map(one => one.exhibit.exhibit === event.exhibit.exhibit ? after(one, event, at.actor ?? '') : one)
}

function after(one: ExaminedExhibit, event: ExaminationEvent, by: string): ExaminedExhibit {
  switch (event.is) {
    case 'OpinionGiven': {
      const answer = event.accepted === null ? null : { accepted: event.accepted, reason: event.reason, by }
      const opinion = event.aspects.reduce<PartyOpinion>((said, aspect) => ({ ...said, [keys[aspect]]: answer }), opinionOf(one, event.party))
      return { ...one, opinions: [...one.opinions.filter(other => other.party !== event.party), opinion].sort((a, b) => order.indexOf(a.party) - order.indexOf(b.party)) }
    }
    case 'OriginalCompared': return { ...one, original: event.comparison }
    case 'OpinionsAnswered': return { ...one, reply: event.text === null ? null : { text: event.text, by } }
    case 'ExhibitDecided': return { ...one, decision: event.admitted === null ? null : { admitted: event.admitted, reason: event.reason } }
  }
}

export function opinionOf(one: ExaminedExhibit | undefined, party: ExhibitParty): PartyOpinion {
  return one?.opinions.find(opinion => opinion.party === party) ?? { party, authenticity: null, legality: null, relevance: null }
}

export const answerOf = (opinion: PartyOpinion, aspect: Aspect): Answer | null => opinion[keys[aspect]]

/** Every party of the hearing that did not file it; on what the tribunal gathered itself, all. */
export function opponentsOf(seats: readonly Pick<Seat, 'role'>[], presenter: ExhibitParty): ExhibitParty[] {
  return order.filter(party => party !== 'Tribunal' && party !== presenter && seats.some(seat => seat.role === party))
}

/** For whom somebody speaks; null: for no party. */
export function partyOf(me: { role: Role; side: 'Claimant' | 'Respondent' | null }): ExhibitParty | null {
  if (me.role === 'Claimant' || me.role === 'Respondent' || me.role === 'ThirdParty') return me.role
  return me.role === 'Representative' ? me.side : null
}

/** What a party has left open; what it said in an earlier sitting it need not say again. */
export function isComplete(party: ExhibitParty, now: ExaminedExhibit | undefined, before: ExaminedExhibit | undefined): boolean {
  return aspects.every(aspect => (answerOf(opinionOf(now, party), aspect) ?? answerOf(opinionOf(before, party), aspect)) !== null)
}
