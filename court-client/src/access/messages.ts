export const messages = {
  'zh-CN': {
    access: {
      title: '登录', kind: '劳动人事争议仲裁', name: '在线庭审', for: '仲裁员、书记员使用工作账号登录。', userName: '用户名', password: '密码', submit: '登录',
      userNameMissing: '请输入用户名', passwordMissing: '请输入密码', party: '当事人、代理人不需要登录：请点开短信或微信收到的入庭链接。',
      point1: '庭审全程录音录像，任何人不能剪辑、删除。', point2: '庭审笔录随录随显，闭庭后核对签名。', point3: '数据保存在本机构服务器，不经第三方平台。',
      foot: '每次登录、查看、下载均有记录。', signOut: '退出登录',
    },
  },
  en: {
    access: {
      title: 'Sign in', kind: 'Labour dispute arbitration', name: 'Online hearings', for: 'For arbitrators and clerks, with their work account.', userName: 'User name', password: 'Password', submit: 'Sign in',
      userNameMissing: 'Enter your user name', passwordMissing: 'Enter your password', party: 'Parties and representatives need no login: open the link that was sent to you by text message or WeChat.',
      point1: 'Hearings are recorded from opening to closing; nobody can edit or delete.', point2: 'The record is shown as it is typed, then checked and signed.', point3: 'All data stays on the commission’s own servers.',
      foot: 'Every login, view and download is logged.', signOut: 'Sign out',
    },
  },
}
