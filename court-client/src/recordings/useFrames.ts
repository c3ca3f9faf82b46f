import { onScopeDispose, watch, type Ref } from 'vue'

/** `timeupdate` comes four times a second; while playing, the moving parts follow the picture's own frames. */
export function useFrames(running: Ref<boolean>, each: () => void): void {
  let frame = 0
  const step = () => { each(); frame = requestAnimationFrame(step) }
  watch(running, on => {
    cancelAnimationFrame(frame)
    if (on) step()
  }, { immediate: true })
  onScopeDispose(() => { cancelAnimationFrame(frame) })
}
