import { en } from './messages.en'
import { zhCN } from './messages.zh-CN'

export const messages = { 'zh-CN': { recordings: zhCN }, en: { recordings: en } }
