/** What befalls a microphone or camera outside of our doing: a call comes in, a plug is pulled, another program takes it. */
export type TrackTrouble = 'ended' | 'muted' | 'back'

export function watchTrack(track: MediaStreamTrack, told: (trouble: TrackTrouble) => void): () => void {
  const ended = (): void => { told('ended') }
  const muted = (): void => { told('muted') }
  const back = (): void => { told('back') }
  track.addEventListener('ended', ended)
  track.addEventListener('mute', muted)
  track.addEventListener('unmute', back)
  return () => {
    track.removeEventListener('ended', ended)
    track.removeEventListener('mute', muted)
    track.removeEventListener('unmute', back)
  }
}
