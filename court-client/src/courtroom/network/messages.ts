/** Words of the network check, below `courtroom.network`. */
export const networkWords = {
  'zh-CN': {
    title: '网络检查', intro: '依次试走到仲裁庭的每一条线路，不需要摄像头和麦克风，约 10 至 30 秒。', start: '开始检查', running: '正在检查…', again: '重新检查', enter: '进入仲裁庭',
    open: '逐条检查网络线路', now: '当前线路：{way}', unknown: '尚未接通',
    way: { direct: '直接连接（UDP）', 'turn-udp': '中继（UDP）', 'turn-tcp': '中继（TCP）', 'turn-tls': '加密中继（TLS）' },
    about: { direct: '最快，多数家庭网络和手机网络可用', 'turn-udp': '经服务器转接', 'turn-tcp': '网络禁止 UDP 时使用', 'turn-tls': '网络只允许加密网页流量时使用' },
    todo: '待检查', testing: '检查中…', works: '可用（{s} 秒）', blocked: '不通', notOffered: '服务器未开启',
    verdict: {
      direct: { title: '网络正常', text: '您的网络可以直接传输声音和图像，不需要做任何事。' },
      relayed: { title: '可以参加庭审', text: '您的网络不允许直接连接，庭审时会自动改走可用的中继线路，您不需要做任何事。声音和图像可能略有延迟；如有条件，用手机移动数据或家里的网络会更流畅。' },
      blocked: { title: '当前网络无法参加庭审', text: '所有线路都被这个网络挡住了。请改用手机移动数据或家里的网络，关闭 VPN 和代理软件，再检查一次。仍然不通的，请在开庭前联系书记员。' },
      blockedNoRelay: { title: '当前网络无法参加庭审', text: '这个网络不允许直接连接，而本服务器没有开启中继。请改用手机移动数据或家里的网络，关闭 VPN 和代理软件，再检查一次；并请把这一结果告诉书记员。' },
    },
    doors: '如果必须使用单位网络，请把下面的地址交给网络管理员，放行其中任意一条即可：',
  },
  en: {
    title: 'Network check', intro: 'Tries every way to the court in turn, without camera or microphone; it takes 10 to 30 seconds.', start: 'Begin the check', running: 'Checking…', again: 'Check again', enter: 'Enter the courtroom',
    open: 'Check every way of the network', now: 'Way in use: {way}', unknown: 'not connected yet',
    way: { direct: 'Direct (UDP)', 'turn-udp': 'Relay (UDP)', 'turn-tcp': 'Relay (TCP)', 'turn-tls': 'Encrypted relay (TLS)' },
    about: { direct: 'Fastest; works in most homes and on most phones', 'turn-udp': 'Passed on by the server', 'turn-tcp': 'For networks that forbid UDP', 'turn-tls': 'For networks that allow encrypted web traffic only' },
    todo: 'To do', testing: 'Checking…', works: 'Works ({s} s)', blocked: 'Blocked', notOffered: 'Not offered by the server',
    verdict: {
      direct: { title: 'The network is good', text: 'Your network carries sound and picture directly. There is nothing to do.' },
      relayed: { title: 'You can take part', text: 'Your network allows no direct connection; the hearing will use a relay that works, by itself. There is nothing to do. Sound and picture may be a little late; mobile data or a home network is smoother if you have it.' },
      blocked: { title: 'This network does not let you take part', text: 'Every way is blocked by this network. Change to mobile data or a home network, switch off VPN and proxy software, and check again. If it is still blocked, tell the clerk before the hearing.' },
      blockedNoRelay: { title: 'This network does not let you take part', text: 'This network allows no direct connection, and the server offers no relay. Change to mobile data or a home network, switch off VPN and proxy software, and check again; please tell the clerk the result.' },
    },
    doors: 'If you have to use this network, give these addresses to whoever keeps it; letting any one of them through is enough:',
  },
}
