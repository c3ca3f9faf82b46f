export const zhCN = {
  title: '庭审回看', backToCase: '返回案件', sitting: '第 {n} 次庭审 {when}', cannot: '现在不能回看', again: '重试', noneTitle: '没有录制', none: '本次庭审没有录制。闭庭后，录音录像会出现在这里。',
  logged: '每次播放和下载均有记录，画面带有观看人姓名。未经许可不得翻录、传播。', video: '庭审录像', controls: '播放控制', play: '播放', pause: '暂停', backTen: '后退 10 秒', onTen: '前进 10 秒',
  soundOff: '静音', soundOn: '取消静音', captions: '字幕', speed: '播放速度', fullScreen: '全屏', gapHere: '{cause}。此处没有录制，至 {until} 恢复。',
  failure: { unsupported: '这个浏览器不能播放庭审录像，请换用新版浏览器，或下载 MP4 文件。', network: '录像没有载入，请检查网络后重试。播放位置已保留。', broken: '这一段录像无法播放，请重试；仍不成功请下载 MP4 文件，或联系管理员。' },
  original: { show: '原件清晰显示', hint: '在录像画面上显示当时展示的原件，可放大', page: '{cite} {title}', larger: '放大原件', smaller: '缩小原件', follow: '按当时的画面', again: '展示的原件没有取得，重试' },
  timeline: { shown: '展示的证据', label: '播放位置', at: '{at}，共 {of}', phases: '庭审阶段', gaps: '录制中断' },
  transcript: { title: '庭审笔录', search: '在笔录中查找', none: '没有找到', hit: '{at}/{of}', previous: '上一处', next: '下一处', noted: '记录', empty: '本次庭审没有笔录。', before: '开庭前', edited: '已修改', cited: '查看引用的证据：{cite}', follow: '回到播放位置' },
  files: {
    title: '下载', record: '庭审笔录', draft: '草稿', preview: '在线查看', transcript: '笔录数据', recording: '录音录像', exporting: '正在生成 MP4 文件', notYet: 'MP4 文件在闭庭后自动生成，请稍候。',
    tracks: '每人单独音轨（{n} 条）', check: '文件校验值 (SHA-256)', verified: '录制完整性校验通过', broken: '录制完整性校验未通过，请立即联系管理员。',
  },
  phase: {
    Preparation: '庭前准备', Waiting: '候庭', CheckIn: '核对到庭', Opening: '宣布开庭', RightsAndRecusal: '告知权利', Investigation: '庭审调查', Witness: '证人作证',
    Debate: '辩论', FinalStatements: '最后意见', Mediation: '调解', Recess: '休庭', Adjourned: '延期', Closed: '闭庭', Review: '核对笔录', Signed: '签名', Sealed: '归档',
  },
}
