export const messages = {
  'zh-CN': { ui: { otherLanguage: 'English', close: '关闭', loading: '正在载入…' } },
  en: { ui: { otherLanguage: '中文', close: 'Close', loading: 'Loading…' } },
}
