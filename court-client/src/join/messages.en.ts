export const en = {
  title: 'Joining', opening: 'Opening your link…', back: 'Back',
  steps: { label: 'Steps into the hearing', who: 'Identity', rules: 'Consent', equipment: 'Equipment', identity: 'Document', waiting: 'Waiting' },
  who: {
    title: 'Please confirm who you are', commission: 'Commission', case: 'Case number', cause: 'Matter', time: 'Time (Beijing)', masked: 'A part of the case number is hidden to protect personal data.',
    yes: 'I am {name}, continue', no: 'This is not me',
  },
  rules: {
    title: 'Consent and discipline', lead: 'Please read each point. Tick both boxes to continue.', needed: 'Please read and tick', both: 'Both boxes are needed to take part online.', next: 'I agree, continue',
    consent: {
      title: '1. Consent to the online hearing', tick: 'I have read this and agree to take part online',
      point1: 'I agree to take part online. What is done online has the same effect as in the hearing room.',
      point2: 'I know that sound and picture are recorded from the opening to the closing, and that a record is written and kept by the tribunal.',
      point3: 'I take part myself, in a quiet and well-lit place without other people; nobody replaces or prompts me.',
      point4: 'If my network fails, I open the same link again and return to the hearing; the interruption and its cause are put on record.',
      point5: 'If I stay away without good reason or leave without permission: a claimant may be taken to withdraw, and against a respondent an award may be made in absence.',
    },
    discipline: {
      title: '2. Discipline of the hearing', tick: 'I have read the rules of discipline and will keep them',
      point1: 'Follow the tribunal’s directions; speak and ask with its permission.',
      point2: 'No recording, photographs or screenshots, and no passing on of the hearing, without permission.',
      point3: 'Stay clearly in the picture; do not leave it or switch the camera off on your own.',
      point4: 'Silence your phone and other programs; no calls and no other activities.',
      point5: 'No insults, threats or disturbance.',
      point6: 'Witnesses and experts do not follow the hearing before they are called.',
    },
  },
  code: {
    title: 'Enter your code', why: 'This link was already used on another device. To be sure that it is you, enter the six-digit code that the clerk told you.', label: 'Six-digit code',
    short: 'The code has six digits. Check it and enter it again.', send: 'Confirm', none: 'No code? Call the number on your notice of hearing and ask the clerk.',
  },
  refused: {
    title: 'You cannot enter at the moment', calm: 'Your rights are not affected. If in doubt, call the number on your notice of hearing and ask the clerk.', again: 'Try again', mine: 'Return to my hearing',
    link_unknown: { title: 'This link is not right' }, link_absent: { title: 'No link to a hearing here' }, link_revoked: { title: 'This link was revoked' }, link_over: { title: 'The hearing is over' },
    'link_too-many-codes': { title: 'Please wait a little' }, 'link_not-me': { title: 'Please do not go on', text: 'This link was meant for somebody else. Close this page and tell the clerk that you received it; the clerk will send you your own.' },
    wire_unreachable: { title: 'The server cannot be reached', text: 'Check the network of your phone (try Wi-Fi or mobile data) and try again. Your link stays valid.' },
  },
  identity: {
    title: 'Show your identity document', why: '{name}, hold your own identity document to the camera and take a picture; the clerk compares it.', hint: 'The side with your photo, readable, all four corners in the picture.', open: 'Open the camera', take: 'Take the picture', again: 'Take it again', taken: 'The picture of your document',
    send: 'Send to the clerk', care: 'Only the arbitrators and the clerk of your case can look at the picture, and each look is noted. It is in no recording and is not kept on your phone.', skip: 'Not now: the clerk will check it in another way', noCamera: 'The camera does not open. Go back to the equipment test, or ask the clerk to check it in another way.',
  },
  equipment: { title: 'Check your equipment' },
  waiting: {
    title: 'Waiting room', enter: 'Enter the hearing', playback: 'Watch the recording', network: 'Check the ways of the network', people: 'People of this hearing', next: 'What happens next',
    early: 'It is not time yet and the clerk has not opened the waiting room. You may enter and wait inside.', soon: 'The waiting room is open. Please enter now.', running: 'The hearing is running. Please enter at once.', over: 'This hearing is over.',
    next1: 'After entering, keep your camera on and stay in your seat.', next2: 'The clerk checks who everybody is and reads the rules of discipline.', next3: 'The arbitrator opens the hearing; from then on it is recorded.', next4: 'The arbitrator will call you when it is your turn. To ask to speak, press “Raise hand”.',
  },
  help: {
    ask: 'Camera or microphone does not start?', still: 'If it still fails, open the same link on another phone or computer (you will need the code), or ask the clerk.',
    insecure: { title: 'This page is not a secure connection', text: 'Browsers give camera and microphone only to addresses that begin with https. Use the complete https link that the clerk sent you.' },
    unsupported: { title: 'This browser cannot take part', text: 'It offers no camera and microphone. Change to another browser as follows; your link stays valid:' },
    refused: { title: 'The browser was not allowed to use camera or microphone', text: 'Allow it as follows; this page goes on by itself:' },
    'wechat-android': {
      step1: 'When WeChat asks, press “Allow”.', step2: 'If it does not ask: open Settings → Apps → WeChat → Permissions and allow Camera and Microphone.', step3: 'Come back, press “…” at the top right and choose “Refresh”.', step4: 'If that fails: press “…” at the top right and choose “Open in browser”.',
    },
    'wechat-ios': { step1: 'Open Settings → WeChat and switch on Camera and Microphone.', step2: 'Come back, press “…” at the top right and choose “Refresh”.', step3: 'If that fails: press “…” at the top right and choose “Open in Safari”.' },
    'ios-safari': { step1: 'Press the “AA” button at the left of the address and choose “Website Settings”.', step2: 'Set Camera and Microphone to “Allow”.', step3: 'Reload this page.' },
    'ios-other': { step1: 'Open Settings and find the browser you are using.', step2: 'Switch on Camera and Microphone, come back and reload this page.', step3: 'If that fails: copy the link and open it in Safari.' },
    android: { step1: 'Press the lock or slider symbol at the left of the address and choose “Permissions”.', step2: 'Set Camera and Microphone to “Allow”.', step3: 'If it is not there: open Settings → Apps, find the browser, allow Camera and Microphone under Permissions, then reload this page.' },
    safari: { step1: 'In the menu bar choose Safari → Settings for This Website…', step2: 'Set Camera and Microphone to “Allow”.', step3: 'Reload this page.' },
    firefox: { step1: 'Press the crossed-out camera or microphone at the left of the address.', step2: 'Press the “×” beside “Blocked temporarily”.', step3: 'Reload this page and choose “Allow” when asked.' },
    chromium: { step1: 'Press the lock or slider symbol at the left of the address (or the crossed-out camera at its right).', step2: 'Set Camera and Microphone to “Allow”.', step3: 'Reload this page.' },
  },
}
