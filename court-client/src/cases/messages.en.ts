export const en = {
  title: 'Desk', caseTitle: 'Case', mine: 'My cases', again: 'Try again', cancel: 'Cancel', comma: ', ',
  search: 'Search by number, matter or name', nothingFound: 'No case fits “{words}”.', agenda: 'Coming hearings', noHearings: 'No hearing is scheduled.',
  sitting: 'Hearing {n}', enter: 'Enter the hearing', network: 'Check the network', openCase: 'Open the case', notScheduled: 'Not scheduled', caseNumber: 'Case number', cause: 'Matter',
  nextIs: 'Hearing {n}: {when}', noHearingYet: 'No hearing has been scheduled yet.', allOver: 'All scheduled hearings are over.', hearings: 'Hearings', documents: 'Documents', people: 'People and join links',
  noPhone: 'No telephone on file', noDocuments: 'No documents yet. After closing, the draft record and the recording are kept here.', read: 'Download', playback: 'Play back', ran: 'Opened {from}, ended {to}, length {long}',
  attendance: 'Connection sheet', attendanceHint: 'when each person was connected and how they went, for the tribunal', nothingRecorded: 'This hearing was never opened; nothing was recorded.',
  none: { title: 'No cases yet', clerk: 'A case appears here once you have opened it.', arbitrator: 'A case appears here once a clerk has scheduled a hearing with you.' },
  staffRole: { clerk: 'Clerk', arbitrator: 'Arbitrator' },
  state: { Accepted: 'Accepted', Scheduled: 'Scheduled', InHearing: 'In hearing', Deliberation: 'Deliberation' },
  side: { claimant: 'Claimant', respondent: 'Respondent', other: 'Others' },
  phase: {
    Preparation: 'In preparation', Waiting: 'Waiting', CheckIn: 'Check-in', Opening: 'Opening', RightsAndRecusal: 'Rights', Investigation: 'Investigation', Witness: 'Witness',
    Debate: 'Debate', FinalStatements: 'Final statements', Mediation: 'Mediation', Recess: 'Recess', Adjourned: 'Adjourned', Closed: 'Closed', Review: 'Checking the record', Signed: 'Record signed', Sealed: 'Sealed',
  },
  links: {
    lead: 'One link for each person. Link and code are shown once, when they are made; send them by different ways.', afterScheduling: 'Once a hearing is scheduled, make a join link for each person here.',
    make: 'Make a link', anew: 'Make a new link', revoke: 'Revoke', state: { none: 'None', issued: 'Issued, not used', redeemed: 'In use', revoked: 'Revoked', over: 'Hearing over' },
    dialog: 'Join link for {name}', once: 'Link and code are shown this once. After closing they cannot be seen again, only made anew.', code: 'Code', codeUse: 'Needed on another device. Tell it by telephone or another way, not together with the link.',
    qr: 'QR code for {name}', url: 'Join link', copy: 'Copy the link', copyMessage: 'Copy as a message', done: 'Noted, close', copied: 'Copied', failed: 'The browser does not allow copying. Select the text and copy it by hand.',
    message: '[{commission}] {name}: hearing {n} of {case} takes place online on {when}. Please open this link 15 minutes earlier (for you alone, do not pass it on): {url}',
    end: {
      keep: 'Keep the link',
      revoke: { title: 'Revoke the link of {name}?', effect: 'It stops working at once, and whoever is using it leaves the hearing. You can make a new one later.', now: 'Revoke' },
      anew: { title: 'Make a new link for {name}?', effect: 'The present link stops working; whoever is using it leaves the hearing and has to enter with the new one.', now: 'Make a new link' },
    },
  },
  schedule: {
    title: 'Schedule a hearing', day: 'Day', time: 'Time (Beijing)', choose: 'Please choose', submit: 'Schedule', ifThree: 'tribunal of three', sole: 'None (sole arbitrator)', holdsDoor: 'People wait until the clerk or the presiding arbitrator lets them in',
    wrong: { required: 'Enter day and time', choose: 'Please choose', past: 'This time has passed; choose a later one', unknown: 'Nobody of that name; choose again', 'presides-already': 'The same person cannot preside and keep the record', 'two-or-none': 'A tribunal has three members or one: choose two arbitrators or none', twice: 'The same person can have one office only' },
  },
  addPerson: {
    open: 'Add a person', title: 'Add a person to the case', role: 'Takes part as', name: 'Name', submit: 'Add', side: { Witness: 'Named by', Representative: 'Speaks for' },
    about: {
      Witness: 'Neither hears nor reads the hearing before testifying; comes in when the presiding arbitrator calls.', Representative: 'A lawyer, a legal-aid lawyer or another representative.', Observer: 'Watches and listens, does not speak; leaves by itself when the session is closed to the public.',
      Interpreter: 'Interprets for whoever does not know the language.', Expert: 'Answers questions on an expert opinion; like a witness, waits outside until called.', ThirdParty: 'A third party whom the outcome concerns.', Technician: 'Helps with devices and does not speak during the hearing.',
    },
  },
  newCase: {
    title: 'Open a case', about: 'The case', numberHint: 'For example 沪劳人仲(2026)办字第0018号', causeHint: 'Choose a common one or write your own', submit: 'Open the case', count: '{n} entries are missing or need a change; see the words below each.',
    phone: 'Telephone', optional: 'optional', remove: 'Remove', addRepresentative: 'Add a representative',
    party: { claimant: 'Name', respondent: 'Name' }, addParty: { claimant: 'Add a claimant', respondent: 'Add a respondent' },
    causes: ['Claim for wages', 'Existence of an employment relationship', 'Severance pay', 'Unlawful termination', 'No written contract: double wages', 'Overtime pay', 'Work injury benefits', 'Social insurance', 'Non-competition'],
    wrong: {
      required: 'Please fill in', 'too-long': 'Too long, please shorten', 'not-a-phone': 'Enter a telephone number: digits, spaces, “+” and “-” only', taken: 'This case number is on file already', 'control-characters': 'Contains characters that cannot be used; enter it again',
      'claimant-missing': 'At least one claimant is needed.', 'respondent-missing': 'At least one respondent is needed.', 'too-many': 'Too many people; 40 at most.', unknown: 'Choose again',
    },
  },
}
