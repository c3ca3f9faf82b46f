import { en } from './messages.en'
import { zhCN } from './messages.zh-CN'

/** All words of the courtroom, under one key so that other features cannot collide with them. */
export const messages = { 'zh-CN': { courtroom: zhCN }, en: { courtroom: en } }
