const zhCN = {
  title: '手机代替设备', opening: '正在打开…', case: '案号', person: '代表席位', begin: '开始传送', again: '重新开启',
  asks: { Microphone: '用这部手机当麦克风', Camera: '用这部手机当摄像头', Both: '用这部手机当麦克风和摄像头' },
  care: {
    Microphone: '开始后，您的声音由这部手机传送，电脑的麦克风关闭。您仍在电脑上看和听庭审。请在电脑上戴耳机，或调低电脑的音量，以免回声。',
    Camera: '开始后，您的图像由这部手机传送，电脑的摄像头关闭。请把手机放稳，让脸在画面中央。',
    Both: '开始后，您的声音和图像由这部手机传送，电脑的麦克风和摄像头关闭。您仍在电脑上看和听庭审。请在电脑上戴耳机，并把手机放稳。',
  },
  sends: { Microphone: '正在传送您的声音', Camera: '正在传送您的图像', Both: '正在传送您的声音和图像' }, connecting: '正在接通仲裁庭…',
  stay: '请不要锁屏，也不要切换到其他应用。庭审请继续在电脑上观看。', end: '停止，改回电脑', over: '手机已停止传送',
  muted: '您已被仲裁庭静音，其他人听不到您。需要发言请在电脑上举手。', cameraOff: '仲裁庭已关闭您的图像。', howls: '手机发出啸叫。请让手机远离电脑的扬声器，或在电脑上戴耳机。',
  silent: '手机没有收到任何声音。请检查麦克风是否被遮住，或是否正在通话。', lost: '手机的麦克风或摄像头被来电或其他应用占用。',
  failure: {
    refused: '浏览器没有获得许可。请在浏览器设置中允许本页使用麦克风和摄像头，再试一次。', missing: '这部手机上没有找到可用的设备。', busy: '设备正被其他应用使用。请关闭其他应用后再试。',
    insecure: '本页面不是安全连接（https）。请重新扫描电脑上的二维码。', unsupported: '此浏览器不支持。请点右上角“…”，选择“在浏览器打开”。', unknown: '设备无法启动。请关闭本页面后重新扫码。',
  },
}

const en: typeof zhCN = {
  title: 'Phone in place of a device', opening: 'Opening…', case: 'Case', person: 'For the seat of', begin: 'Start sending', again: 'Turn it on again',
  asks: { Microphone: 'Use this phone as your microphone', Camera: 'Use this phone as your camera', Both: 'Use this phone as microphone and camera' },
  care: {
    Microphone: 'This phone will send your voice, and the computer’s microphone is switched off. Go on watching and listening on the computer. Wear headphones there, or turn its volume down, so that there is no echo.',
    Camera: 'This phone will send your picture, and the computer’s camera is switched off. Stand the phone firmly with your face in the middle.',
    Both: 'This phone will send your voice and picture; the computer’s microphone and camera are switched off. Go on watching and listening on the computer. Wear headphones there, and stand the phone firmly.',
  },
  sends: { Microphone: 'Sending your voice', Camera: 'Sending your picture', Both: 'Sending your voice and picture' }, connecting: 'Connecting to the hearing…',
  stay: 'Do not lock the screen or switch to another app. Go on following the hearing on the computer.', end: 'Stop, use the computer again', over: 'The phone has stopped sending',
  muted: 'The tribunal has muted you: nobody hears you. To speak, raise your hand on the computer.', cameraOff: 'The tribunal has stopped your picture.', howls: 'The phone howls. Move it away from the computer’s loudspeaker, or wear headphones there.',
  silent: 'The phone hears nothing at all. See whether its microphone is covered or a call is going on.', lost: 'A call or another app has taken the phone’s microphone or camera.',
  failure: {
    refused: 'The browser was not given leave. Allow this page to use microphone and camera in the browser’s settings, then try again.', missing: 'No such device was found on this phone.', busy: 'Another app is using the device. Close it and try again.',
    insecure: 'This page is not on a secure connection (https). Scan the code on the computer again.', unsupported: 'This browser cannot do it. Tap “…” at the top and choose “Open in browser”.', unknown: 'The device did not start. Close this page and scan the code again.',
  },
}

export const messages = { 'zh-CN': { phone: zhCN }, en: { phone: en } }
