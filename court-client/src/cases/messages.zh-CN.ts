export const zhCN = {
  title: '工作台', caseTitle: '案件', mine: '我的案件', again: '重试', cancel: '取消', comma: '、',
  search: '按案号、案由或姓名查找', nothingFound: '没有符合"{words}"的案件。', agenda: '近期开庭', noHearings: '目前没有排定的庭审。',
  sitting: '第 {n} 次庭审', enter: '进入庭审', network: '网络检查', openCase: '打开案件', notScheduled: '尚未排期', caseNumber: '案号', cause: '案由',
  nextIs: '第 {n} 次庭审：{when}', noHearingYet: '本案尚未排期开庭。', allOver: '已排定的庭审均已结束。', hearings: '庭审', documents: '文书', people: '参加人与入庭链接',
  noPhone: '未登记电话', noDocuments: '还没有文书。闭庭后，庭审笔录草稿和录像会保存在这里。', read: '下载', playback: '回看', ran: '{from} 开庭，{to} 结束，庭审时长 {long}',
  attendance: '到庭连线情况表', attendanceHint: '每人何时在线、何时离线及原因，供仲裁庭参考', nothingRecorded: '本次庭审没有开庭，没有录制。',
  none: { title: '还没有案件', clerk: '立案登记后，案件会显示在这里。', arbitrator: '书记员为您排期开庭后，案件会显示在这里。' },
  staffRole: { clerk: '书记员', arbitrator: '仲裁员' },
  state: { Accepted: '已受理', Scheduled: '已排期', InHearing: '审理中', Deliberation: '合议中' },
  side: { claimant: '申请人', respondent: '被申请人', other: '其他参加人' },
  phase: {
    Preparation: '庭前准备', Waiting: '候庭中', CheckIn: '核对到庭', Opening: '宣布开庭', RightsAndRecusal: '告知权利', Investigation: '庭审调查', Witness: '证人作证',
    Debate: '辩论', FinalStatements: '最后意见', Mediation: '调解', Recess: '休庭', Adjourned: '已延期', Closed: '已闭庭', Review: '核对笔录', Signed: '笔录已签名', Sealed: '已归档',
  },
  links: {
    lead: '每位参加人一个专用链接。链接和验证码只在生成时显示一次，请分开发送。', afterScheduling: '排期开庭后，可在这里为每位参加人生成入庭链接。',
    make: '生成链接', anew: '重新生成', revoke: '撤销', state: { none: '未生成', issued: '已生成，未使用', redeemed: '已使用', revoked: '已撤销', over: '庭审已结束' },
    dialog: '{name} 的入庭链接', once: '链接和验证码只显示这一次。关闭后不能再查看，只能重新生成。', code: '验证码', codeUse: '换设备入庭时需要。请用电话等其他方式告知，不要与链接一同发送。',
    qr: '{name} 的入庭二维码', url: '入庭链接', copy: '复制链接', copyMessage: '复制通知短信', done: '已记下，关闭', copied: '已复制', failed: '浏览器不允许复制，请选中文字后手动复制。',
    message: '【{commission}】{name}：{case}第{n}次庭审定于{when}在线进行。请提前15分钟点开以下链接入庭（仅限本人使用，请勿转发）：{url}',
    end: {
      keep: '保留现有链接',
      revoke: { title: '撤销 {name} 的入庭链接？', effect: '撤销后链接立即失效；正在使用它的人会离开庭审。以后可以重新生成。', now: '撤销' },
      anew: { title: '为 {name} 重新生成链接？', effect: '现有链接随即失效；正在使用它的人会离开庭审，需要用新链接重新进入。', now: '重新生成' },
    },
  },
  schedule: {
    title: '排期开庭', day: '开庭日期', time: '时间（北京时间）', choose: '请选择', submit: '确定排期', ifThree: '三人仲裁庭', sole: '无（独任仲裁）', holdsDoor: '参加人先候庭，由书记员或首席仲裁员准许后入庭',
    wrong: { required: '请填写日期和时间', choose: '请选择', past: '这个时间已经过去，请选择以后的时间', unknown: '没有这位工作人员，请重新选择', 'presides-already': '同一人不能既主持又担任书记员', 'two-or-none': '仲裁庭由三人或一人组成：请选两名仲裁员，或都不选', twice: '同一人只能担任一个职务' },
  },
  addPerson: {
    open: '添加人员', title: '添加参加人', role: '身份', name: '姓名', submit: '添加', side: { Witness: '由哪一方申请', Representative: '代理哪一方' },
    about: {
      Witness: '出庭作证前不能旁听，也看不到庭审记录；首席仲裁员传唤时入庭。', Representative: '代理律师、法律援助律师或其他代理人。', Observer: '只看只听，不能发言；不公开审理时自动离开。',
      Interpreter: '为不通晓当地语言文字的人翻译。', Expert: '就鉴定意见接受询问；与证人一样，被请入庭前在外等候。', ThirdParty: '与案件处理结果有利害关系的第三人。', Technician: '协助调试设备，庭审中不发言。',
    },
  },
  newCase: {
    title: '立案登记', about: '案件', numberHint: '例如：沪劳人仲(2026)办字第0018号', causeHint: '可从常用案由中选择，也可直接填写', submit: '登记', count: '有 {n} 处需要填写或修改，见各栏下方的说明。',
    phone: '电话', optional: '选填', remove: '删除', addRepresentative: '添加代理人',
    party: { claimant: '姓名或名称', respondent: '姓名或名称' }, addParty: { claimant: '添加申请人', respondent: '添加被申请人' },
    causes: ['追索劳动报酬', '确认劳动关系', '经济补偿金争议', '违法解除劳动合同赔偿金', '未签订书面劳动合同双倍工资', '加班工资争议', '工伤保险待遇', '社会保险争议', '竞业限制争议'],
    wrong: {
      required: '请填写', 'too-long': '太长，请缩短', 'not-a-phone': '请填写电话号码，只用数字、空格、"+"和"-"', taken: '这个案号已经登记过', 'control-characters': '含有不能使用的字符，请重新输入',
      'claimant-missing': '至少需要一名申请人。', 'respondent-missing': '至少需要一名被申请人。', 'too-many': '人数太多，最多 40 人。', unknown: '请重新选择',
    },
  },
}
