// Why a recording has a gap, in words. The codes are the server's (docs/protocols/hub.md); an unknown one is shown as it is.
const zh = {
  'node-away': '媒体服务失去联系', 'node-restarted': '媒体服务重启', 'both-down': '媒体服务与庭审服务同时中断', 'recorder-failed': '录制程序故障',
  gateway: '音视频网关重启', 'disk-full': '磁盘空间不足', undeclared: '原因未申报', 'off-the-record': '休庭或调解，不录入', muted: '被仲裁庭静音', absent: '未在庭', 'no-sound': '没有收到声音（麦克风关闭或网络中断）',
}

const en: typeof zh = {
  'node-away': 'the media service is out of reach', 'node-restarted': 'the media service restarted', 'both-down': 'the media and court services were both down', 'recorder-failed': 'the recorder failed',
  gateway: 'the media gateway restarted', 'disk-full': 'the disk is full', undeclared: 'cause not declared', 'off-the-record': 'recess or mediation, not recorded', muted: 'muted by the tribunal', absent: 'not in the room', 'no-sound': 'no sound arrived (microphone off or network lost)',
}

export const messages = { 'zh-CN': { gapCause: zh }, en: { gapCause: en } }
