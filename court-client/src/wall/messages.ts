const zhCN = {
  title: '法庭大屏',
  waiting: {
    title: '法庭大屏', code: '连接码', how: '请书记员或首席仲裁员点“大屏”，输入以上数字。', where: '在庭审页面的“人员”栏，或工作台的该次庭审处。', renewed: '数字每 5 分钟更换一次，本页面会自动更新。',
    full: '等待连接的大屏过多，请稍候，本页面会自动重试。', starting: '正在连接服务器…',
  },
  lost: { title: '与服务器的连接中断', text: '正在自动重新连接，无需操作。' },
  slate: {
    NotBegun: '即将开庭', ClosedSession: '不公开审理', Mediation: '调解', Recess: '休庭', Interruption: '技术中断',
    text: {
      NotBegun: '请保持安静，遵守仲裁庭纪律。', ClosedSession: '本阶段不公开进行，大屏不显示庭审内容。', Mediation: '调解不公开进行，大屏不显示庭审内容。',
      Recess: '休庭期间，大屏不显示庭审内容。', Interruption: '庭审暂停，恢复后自动显示。',
    },
  },
  scheduled: '原定开庭时间 {time}',
  recording: { off: '未录制', starting: '正在启动录制', running: '录制中', interrupted: '录制中断', ended: '录制已结束' },
  page: '{label}  {title}', pageOf: '第 {n} 页，共 {of} 页', document: '高拍仪出示的文件', sound: '正在播放录音', plays: '正在播放', held: '已暂停', speaks: '正在发言',
  nobody: '线上没有人员参加', noPicture: '仅声音', cameraOff: '图像已关闭', more: '另有 {n} 人线上参加', people: '线上人员', lines: '庭审笔录', noLines: '笔录尚未开始',
  dialog: {
    open: '大屏', title: '法庭大屏', intro: '在庭审室大屏的浏览器打开 {address}，把屏幕上的六位数字输入下面。大屏只显示公开的庭审内容；不公开审理、调解、休庭时自动切换为提示画面。',
    here: '已连接', none: '还没有连接大屏。', connected: '在线', away: '不在线', end: '断开', before: '曾经连接过', busy: '正显示另一场庭审', again: '重新连接',
    code: '大屏上的六位数字', codeHint: '数字之间的空格可以不输。', codeNeeded: '请输入六位数字', name: '名称', nameHint: '例如“第一仲裁庭东墙”。下次可以直接选，不必再看数字。', connect: '连接', close: '关闭',
  },
}

const en: typeof zhCN = {
  title: 'Courtroom display',
  waiting: {
    title: 'Courtroom display', code: 'Connection code', how: 'Clerk or presiding arbitrator: press “Wall screen” and enter these digits.', where: 'It is under “People” in the courtroom, and at the hearing on the desk.',
    renewed: 'The digits change every 5 minutes; this page keeps itself up to date.', full: 'Too many screens are waiting. This page tries again by itself.', starting: 'Connecting to the server…',
  },
  lost: { title: 'The server cannot be reached', text: 'Connecting again by itself; nothing needs to be done.' },
  slate: {
    NotBegun: 'The hearing begins soon', ClosedSession: 'Closed session', Mediation: 'Mediation', Recess: 'Recess', Interruption: 'Technical interruption',
    text: {
      NotBegun: 'Please be quiet and keep order.', ClosedSession: 'This part is not public; the screen shows nothing of it.', Mediation: 'Mediation is not public; the screen shows nothing of it.',
      Recess: 'The screen shows nothing during a recess.', Interruption: 'The hearing is halted and will be shown again when it goes on.',
    },
  },
  scheduled: 'Scheduled for {time}',
  recording: { off: 'Not recording', starting: 'Recording starts', running: 'Recording', interrupted: 'Recording interrupted', ended: 'Recording ended' },
  page: '{label}  {title}', pageOf: 'Page {n} of {of}', document: 'Shown by document camera', sound: 'A recording is being played', plays: 'Playing', held: 'Held', speaks: 'Speaking',
  nobody: 'Nobody takes part online', noPicture: 'Sound only', cameraOff: 'Picture off', more: '{n} more online', people: 'People online', lines: 'Transcript', noLines: 'No transcript yet',
  dialog: {
    open: 'Wall screen', title: 'Wall screen of the room', intro: 'Open {address} in the browser of the wall screen and enter the six digits that it shows. It shows what is public; in a closed session, mediation and recess it turns to a slate by itself.',
    here: 'Connected', none: 'No wall screen is connected.', connected: 'online', away: 'not online', end: 'Disconnect', before: 'Connected before', busy: 'shows another hearing', again: 'Connect again',
    code: 'Six digits on the screen', codeHint: 'Spaces may be left out.', codeNeeded: 'Enter six digits', name: 'Name', nameHint: 'Say, “Room 1, east wall”. Next time you choose it without the digits.', connect: 'Connect', close: 'Close',
  },
}

export const messages = { 'zh-CN': { wall: zhCN }, en: { wall: en } }
