// The mixer decodes these two; rtx, red and ulpfec repair whichever is used.
const wanted = /^video\/(vp8|h264|rtx|red|ulpfec)$/i

/** VP8 and H.264 in the browser's own order. A browser without setCodecPreferences offers all and the gateway chooses. */
export function preferDecodable(transceiver: RTCRtpTransceiver): void {
  if (typeof transceiver.setCodecPreferences !== 'function') return
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs.filter(codec => wanted.test(codec.mimeType)) ?? []
  if (codecs.length > 0) transceiver.setCodecPreferences(codecs)
}

/** Enough for 640×360 at 25 frames a second; sound goes first when the way is narrow. */
export const videoEncoding: RTCRtpEncodingParameters = { maxBitrate: 800_000, maxFramerate: 25, priority: 'low', networkPriority: 'low' }
export const audioEncoding: RTCRtpEncodingParameters = { priority: 'high', networkPriority: 'high' }
