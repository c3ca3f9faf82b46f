import { en } from './messages.en'
import { zhCN } from './messages.zh-CN'

export const messages = { 'zh-CN': { join: zhCN }, en: { join: en } }
