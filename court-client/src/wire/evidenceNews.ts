// What somebody is told when evidence was exchanged (证据交换), until they open the list.
const zh = { parties: '对方提交了 {n} 份证据，请查阅', tribunal: '仲裁庭提供了 {n} 份证据，请查阅', both: '对方提交了 {n} 份证据，仲裁庭提供了 {m} 份，请查阅', read: '查阅', count: '{n} 份未查阅的证据' }

const en: typeof zh = {
  parties: 'The other side has filed {n} exhibits. Please read them', tribunal: 'The tribunal has provided {n} exhibits. Please read them', both: 'The other side has filed {n} exhibits and the tribunal provided {m}. Please read them',
  read: 'Read', count: '{n} exhibits not read yet',
}

export const messages = { 'zh-CN': { evidenceNews: zh }, en: { evidenceNews: en } }
