/** Words of the cross-examination, below `courtroom.examine`. */
export const examineWords = {
  'zh-CN': {
    title: '质证', aspect: { Authenticity: '真实性', Legality: '合法性', Relevance: '关联性' },
    about: { Authenticity: '是不是真的，有没有改动', Legality: '取得的方式是否合法', Relevance: '与要证明的事有没有关系' },
    accepted: '认可', disputed: '不认可', unspoken: '未发表意见', allAccepted: '对真实性、合法性、关联性均无异议', acceptAll: '三性均无异议', takeBack: '收回', of: '{aspect}{answer}', separator: '；', because: '（{reason}）',
    reasonOf: '{aspect}的理由（可不填）', open: '未答', rowOf: '{party}的质证意见', keys: 'Alt+1/2/3：真实性、合法性、关联性；Alt+0：三性无异议；Alt+↑↓：换一方', selected: '按键对应此行',
    mine: '请就此证据发表质证意见', done: '已发表，可在仲裁庭认定前修改', original: '原件核对', comparison: { NotCompared: '未与原件核对', Same: '已核对，与原件一致', Different: '与原件不一致' },
    reply: '举证方回应', replyOf: '{party}回应', save: '保存', tribunal: '仲裁庭认定', admit: '予以采信', reject: '不予采信', admitted: '予以采信', notAdmitted: '不予采信', decideReason: '理由（不予采信时必填）', reasonNeeded: '不予采信的，请写明理由', changeDecision: '撤销认定，重新质证',
    lateOpen: '逾期提交，先由首席仲裁员决定是否采用，再组织质证', lateNo: '逾期提交，不予采用，不组织质证', left: '{n} 方未质证', leftTab: '项质证意见未发表', leftOfAll: '还有 {n} 项质证意见没有发表或不完整。', leftOwn: '还有 {n} 件证据等您发表质证意见。', leftWarning: '还有 {n} 项质证意见没有发表或不完整。继续后，需恢复庭审调查才能补充。', leftAtEnd: '还有 {n} 项质证意见没有发表或不完整。继续后，本次庭审不能再补充。', earlier: '上次庭审：{words}',
  },
  en: {
    title: 'Cross-examination', aspect: { Authenticity: 'Authenticity', Legality: 'Legality', Relevance: 'Relevance' },
    about: { Authenticity: 'whether it is genuine and unchanged', Legality: 'whether it was obtained lawfully', Relevance: 'whether it bears on what it is to show' },
    accepted: 'accepted', disputed: 'disputed', unspoken: 'no opinion yet', allAccepted: 'authenticity, legality and relevance are accepted', acceptAll: 'Accept all three', takeBack: 'Take back', of: '{aspect} {answer}', separator: '; ', because: ' ({reason})',
    reasonOf: 'Why ({aspect}; may be left out)', open: 'open', rowOf: 'Opinion of: {party}', keys: 'Alt+1/2/3: authenticity, legality, relevance; Alt+0: accept all; Alt+↑↓: another party', selected: 'the keys are for this row',
    mine: 'Say what you think of this exhibit', done: 'Said; you may change it until the tribunal decides', original: 'Original', comparison: { NotCompared: 'not compared with the original', Same: 'compared: the same as the original', Different: 'differs from the original' },
    reply: 'Reply of who filed it', replyOf: 'Reply of the {party}', save: 'Save', tribunal: 'Tribunal', admit: 'Admit', reject: 'Do not admit', admitted: 'admitted', notAdmitted: 'not admitted', decideReason: 'Reason (needed when not admitted)', reasonNeeded: 'Say why it is not admitted', changeDecision: 'Take the decision back',
    lateOpen: 'Late: the presiding arbitrator first decides whether it is let in', lateNo: 'Late and not let in: nobody is heard on it', left: '{n} not heard', leftTab: 'opinions missing', leftOfAll: '{n} opinions are missing or incomplete.', leftOwn: '{n} exhibits wait for your opinion.', leftWarning: '{n} opinions are missing or incomplete. Afterwards the investigation has to be reopened for them.', leftAtEnd: '{n} opinions are missing or incomplete. They cannot be given in this hearing any more.', earlier: 'Last sitting: {words}',
  },
}

/** Beside the other refusals of the courtroom. */
export const examineRefusals = {
  'zh-CN': {
    'examination.not-yours': '质证意见由对方当事人发表，或由书记员代为记录', 'examination.party-needed': '请先选择是哪一方的意见', 'examination.own-exhibit': '不能对本方提交的证据发表质证意见', 'examination.not-presenter': '只有举证方可以回应质证意见',
    'examination.not-now': '庭审调查阶段才能质证；需要补充的，请首席仲裁员恢复庭审调查', 'examination.decided': '仲裁庭已作出认定，质证意见不能再修改', 'examination.unknown': '没有这个选项', 'examination.not-presiding': '是否采信由首席仲裁员决定',
    'examination.reason-needed': '不予采信的，请写明理由', 'examination.not-exchanged': '该证据尚未交换，不能质证', 'examination.late-undecided': '该证据逾期提交，请首席仲裁员先决定是否采用', 'examination.late-rejected': '该证据逾期且不予采用，不组织质证',
  },
  en: {
    'examination.not-yours': 'Opinions are the opposing parties’, or taken down by the clerk for them', 'examination.party-needed': 'Choose whose opinion it is', 'examination.own-exhibit': 'A party is not heard on its own exhibit', 'examination.not-presenter': 'Only who filed the exhibit replies to opinions on it',
    'examination.not-now': 'Evidence is heard in the investigation; the presiding arbitrator may reopen it', 'examination.decided': 'The tribunal has decided on this exhibit; opinions are fixed', 'examination.unknown': 'There is no such choice', 'examination.not-presiding': 'The presiding arbitrator decides whether it is admitted',
    'examination.reason-needed': 'Say why it is not admitted', 'examination.not-exchanged': 'The exhibit was not exchanged yet', 'examination.late-undecided': 'The exhibit is late: the presiding arbitrator first decides whether it is let in', 'examination.late-rejected': 'The exhibit is late and was not let in',
  },
}
