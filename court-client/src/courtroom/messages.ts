import { examineRefusals, examineWords } from './crossexam/messages'
import { en } from './messages.en'
import { zhCN } from './messages.zh-CN'
import { networkWords } from './network/messages'

/** All words of the courtroom, under one key so that other features cannot collide with them. */
export const messages = {
  'zh-CN': { courtroom: { ...zhCN, network: networkWords['zh-CN'], examine: examineWords['zh-CN'], refusal: { ...zhCN.refusal, ...examineRefusals['zh-CN'] } } },
  en: { courtroom: { ...en, network: networkWords.en, examine: examineWords.en, refusal: { ...en.refusal, ...examineRefusals.en } } },
}
