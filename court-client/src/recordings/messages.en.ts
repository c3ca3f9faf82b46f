export const en = {
  title: 'Playback', backToCase: 'Back to the case', sitting: 'Hearing {n}, {when}', cannot: 'It cannot be played now', again: 'Try again', noneTitle: 'Nothing recorded', none: 'This hearing has no recording. It appears here after the hearing is closed.',
  logged: 'Each play and download is logged, and the viewer’s name is on the picture. Copying or passing it on without permission is not allowed.', video: 'Recording of the hearing', controls: 'Player', play: 'Play', pause: 'Pause', backTen: 'Back 10 seconds', onTen: 'On 10 seconds',
  soundOff: 'Mute', soundOn: 'Unmute', captions: 'Subtitles', speed: 'Speed', fullScreen: 'Full screen', gapHere: '{cause}. Nothing was recorded here; it goes on at {until}.',
  failure: { unsupported: 'This browser cannot play the recording. Use a newer one, or download the MP4 file.', network: 'The recording did not load. Check your network and try again; the position is kept.', broken: 'This part cannot be played. Try again; if it goes on, download the MP4 file or contact the administrator.' },
  original: { show: 'Original, sharp', hint: 'Shows the original of what was on display over the picture; it can be enlarged', page: '{cite} {title}', larger: 'Enlarge the original', smaller: 'Reduce the original', follow: 'As it was seen', again: 'The originals did not come; try again' },
  timeline: { shown: 'Evidence shown', label: 'Position', at: '{at} of {of}', phases: 'Phases of the hearing', gaps: 'Interruptions of the recording' },
  transcript: { title: 'Transcript', search: 'Search the transcript', none: 'Not found', hit: '{at}/{of}', previous: 'Previous', next: 'Next', noted: 'Note', empty: 'This hearing has no transcript.', before: 'Before', cited: 'Open the evidence cited: {cite}', edited: 'edited', follow: 'Back to the position' },
  files: {
    title: 'Downloads', record: 'Record of the hearing', draft: 'Draft', preview: 'View', transcript: 'Transcript data', recording: 'Recording', exporting: 'Making the MP4 file', notYet: 'The MP4 file is made by itself after closing; please wait.',
    tracks: 'Each person’s own sound ({n} tracks)', check: 'Check value (SHA-256)', verified: 'The recording is complete and unchanged', broken: 'The check of the recording failed. Contact the administrator at once.',
  },
  phase: {
    Preparation: 'Preparation', Waiting: 'Waiting', CheckIn: 'Check-in', Opening: 'Opening', RightsAndRecusal: 'Rights', Investigation: 'Investigation', Witness: 'Witness',
    Debate: 'Debate', FinalStatements: 'Final statements', Mediation: 'Mediation', Recess: 'Recess', Adjourned: 'Adjourned', Closed: 'Closed', Review: 'Checking the record', Signed: 'Signed', Sealed: 'Sealed',
  },
}
