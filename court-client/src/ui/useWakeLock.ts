import { onScopeDispose } from 'vue'

/** Keeps a phone's screen on while the hearing lasts; the system takes the lock back whenever the page is hidden. */
export function useWakeLock(): void {
  let lock: WakeLockSentinel | null = null
  let over = false

  async function take(): Promise<void> {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      // Disposed while the request was under way.
      if (over as boolean) await lock.release()
    } catch (refused) {
      // Low battery or no permission: the screen may dim, the hearing goes on.
      if (!(refused instanceof DOMException)) throw refused
    }
  }

  const seen = (): void => { void take() }
  document.addEventListener('visibilitychange', seen)
  void take()
  onScopeDispose(() => {
    over = true
    document.removeEventListener('visibilitychange', seen)
    void lock?.release()
  })
}
