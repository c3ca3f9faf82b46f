const zhCN = {
  title: '证据', pdf: '证据清单 PDF', examinationPdf: '质证意见表 PDF', nothing: '还没有证据。', count: '{n} 件', none: '未填写', limit: '举证期限：{at}',
  party: { Claimant: '申请人证据', Respondent: '被申请人证据', ThirdParty: '第三人证据', Tribunal: '仲裁庭调取的证据' },
  pick: {
    lead: '提交证据', kinds: '照片、PDF、Word、Excel、录音、视频、压缩包均可，单个文件不超过 2 GB。每个文件成为一件证据，之后可以补充说明和调整顺序。', late: '已过举证期限。仍可提交，是否采用由仲裁庭决定。',
    choose: '选择文件', camera: '拍照',
  },
  upload: { waiting: '——网络中断，恢复后自动继续', again: '重试', stop: '取消', unfinished: '“{name}”上次只传了 {done}（共 {total}）。请再次选择同一个文件，将从中断处继续。', forget: '不再上传' },
  title_of: '证据名称', titleNeeded: '请填写证据名称', purpose: '证明目的', purposeHint: '这份证据要证明什么，例如：证明 2025 年 3 月工资未支付。', source: '来源', sourceHint: '从哪里取得，例如：申请人手机微信聊天记录。',
  original: '有原件', copy: '复印件', originalTick: '我持有原件，开庭时可以出示', filed: '提交', exchanged: '已交换', edit: '编辑说明', save: '保存', cancel: '取消', read: '查看', original_file: '下载原件', addFile: '补充文件',
  withdraw: '撤回', withdrawSure: '确定撤回这件证据吗？', keep: '保留', upOf: '将“{title}”上移', downOf: '将“{title}”下移',
  file: { Arrived: '等待处理', Pressing: '正在打开（{done}/{of} 页）', Refused: '未能采用', ready: '已就绪 | {pages} 页 | {pages} 页' },
  late: { open: '逾期，待决定', yes: '逾期，准许采用', no: '逾期，不予采用', reason: '逾期处理', why: '是否采用逾期证据，理由', admit: '准许采用', reject: '不予采用', toDecide: '有 {n} 件逾期证据待您决定是否采用。' },
  exchange: { title: '证据交换', text: '有 {n} 件证据可以交换。交换后编号固定，各方都能看到，提交人不能再改动。', run: '交换证据', limit: '举证期限', setLimit: '设定' },
  pageOf: '第 {n} 页，共 {of} 页', pageBack: '上一页', pageOn: '下一页', enlarge: '原尺寸', fit: '适应屏幕',
  noSandbox: '服务器目前不能安全地打开文件，暂时不能提交证据。请联系管理员。', toCourtroom: '进入庭审', toDesk: '返回工作台', open: '证据', notThere: '这份证据不在您可以查看的清单中。',
}

const en: typeof zhCN = {
  title: 'Evidence', pdf: 'List of evidence, PDF', examinationPdf: 'Opinions on evidence, PDF', nothing: 'No evidence yet.', count: '{n} exhibits', none: 'not stated', limit: 'To be filed by {at}',
  party: { Claimant: 'Claimant’s evidence', Respondent: 'Respondent’s evidence', ThirdParty: 'Third party’s evidence', Tribunal: 'Gathered by the tribunal' },
  pick: {
    lead: 'File evidence', kinds: 'Pictures, PDF, Word, Excel, sound, video and ZIP, up to 2 GB each. Each file becomes an exhibit; say what it is and put it in order afterwards.', late: 'The time for filing is over. You may file all the same; the tribunal decides whether it counts.',
    choose: 'Choose files', camera: 'Take a picture',
  },
  upload: { waiting: ' — no network; it goes on by itself', again: 'Try again', stop: 'Cancel', unfinished: '“{name}”: {done} of {total} arrived last time. Choose the same file again and it goes on from there.', forget: 'Do not file it' },
  title_of: 'Title', titleNeeded: 'Give it a title', purpose: 'What it shows', purposeHint: 'For example: wages for March 2025 were not paid.', source: 'Source', sourceHint: 'Where it comes from, for example: the claimant’s chat on their phone.',
  original: 'original held', copy: 'copy', originalTick: 'I hold the original and can show it at the hearing', filed: 'Filed', exchanged: 'Exchanged', edit: 'Describe', save: 'Save', cancel: 'Cancel', read: 'Open', original_file: 'Original file', addFile: 'Add a file',
  withdraw: 'Withdraw', withdrawSure: 'Withdraw this exhibit?', keep: 'Keep', upOf: 'Move “{title}” up', downOf: 'Move “{title}” down',
  file: { Arrived: 'waiting', Pressing: 'being opened ({done}/{of} pages)', Refused: 'not taken', ready: 'ready | {pages} page | {pages} pages' },
  late: { open: 'late, to be decided', yes: 'late, let in', no: 'late, not let in', reason: 'On lateness', why: 'Whether it is let in although late, and why', admit: 'Let it in', reject: 'Do not', toDecide: '{n} late exhibits wait for your decision.' },
  exchange: { title: 'Exchange', text: '{n} exhibits can be exchanged. Their numbers are fixed then, every party sees them, and nobody changes them any more.', run: 'Exchange evidence', limit: 'To be filed by', setLimit: 'Set' },
  pageOf: 'Page {n} of {of}', pageBack: 'Previous', pageOn: 'Next', enlarge: 'Full size', fit: 'Fit',
  noSandbox: 'The server cannot open files safely at present, so nothing can be filed. Contact the administrator.', toCourtroom: 'Go to the hearing', toDesk: 'Back to the desk', open: 'Evidence', notThere: 'This exhibit is not on the list that you may read.',
}

export const messages = { 'zh-CN': { evidence: zhCN }, en: { evidence: en } }
