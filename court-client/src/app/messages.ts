export const messages = {
  'zh-CN': {
    app: {
      name: '劳动人事争议仲裁 在线庭审',
      notFound: { title: '没有这个页面', text: '地址可能不完整。如果是从短信或微信点开的链接，请回到原消息重新点开。', desk: '回到工作台' },
    },
  },
  en: {
    app: {
      name: 'Labour arbitration · online hearings',
      notFound: { title: 'No such page', text: 'The address may be incomplete. If you came from a link in a message, go back to the message and open it again.', desk: 'Go to the desk' },
    },
  },
}
