import { onScopeDispose, ref } from 'vue'
import { browserKind, deviceTrouble, type DeviceTrouble } from './browser'

/** Watches whether the browser lets us have camera and microphone: after a change in its settings the words change by themselves. */
export function useBrowserHelp() {
  const kind = browserKind(navigator.userAgent, navigator.maxTouchPoints)
  const trouble = ref<DeviceTrouble | null>(null)
  const look = () => { void deviceTrouble().then(found => { trouble.value = found }) }

  look()
  const timer = setInterval(look, 2000)
  onScopeDispose(() => { clearInterval(timer) })
  return { kind, trouble }
}
