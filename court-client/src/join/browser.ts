export type BrowserKind = 'wechat-android' | 'wechat-ios' | 'ios-safari' | 'ios-other' | 'android' | 'safari' | 'firefox' | 'chromium'

/** Which words about permission fit: the buttons lie in different places in each of these. */
export function browserKind(userAgent: string, touchPoints = 0): BrowserKind {
  // An iPad says it is a Mac; only its touch screen tells.
  const ios = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)
  if (/MicroMessenger/i.test(userAgent)) return ios ? 'wechat-ios' : 'wechat-android'
  if (ios) return /CriOS|FxiOS|EdgiOS|MQQBrowser/.test(userAgent) ? 'ios-other' : 'ios-safari'
  if (/Android/.test(userAgent)) return 'android'
  if (/Firefox\//.test(userAgent)) return 'firefox'
  if (/Safari\//.test(userAgent) && !/Chrome|Chromium|Edg/.test(userAgent)) return 'safari'
  return 'chromium'
}

export type DeviceTrouble = 'insecure' | 'unsupported' | 'refused'

/** What can be known of camera and microphone without asking for them. Null = nothing stands in the way so far. */
export async function deviceTrouble(): Promise<DeviceTrouble | null> {
  if (!window.isSecureContext) return 'insecure'
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (typeof devices?.getUserMedia !== 'function' || typeof RTCPeerConnection !== 'function') return 'unsupported'
  const states = await Promise.all(['camera', 'microphone'].map(permission))
  return states.includes('denied') ? 'refused' : null
}

// Safari before 16 and Firefox do not know these names: then the browser's own question decides.
async function permission(name: string): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state
  } catch {
    return 'unknown'
  }
}
