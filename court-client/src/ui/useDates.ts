import { useI18n } from 'vue-i18n'

// A hearing is at one legal time, whatever zone a traveller's laptop is in.
const zone = 'Asia/Shanghai'

/** Dates in the page's language, always in the commission's own time. */
export function useDates() {
  const { locale } = useI18n()
  const shown = (wall: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale.value === 'en' ? 'en-GB' : 'zh-CN', { timeZone: zone, ...options }).format(new Date(wall))

  return {
    dateTime: (wall: string) => shown(wall, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false }),
    day: (wall: string) => shown(wall, { month: 'long', day: 'numeric', weekday: 'long' }),
    dayKey: (wall: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(wall)),
    time: (wall: string) => shown(wall, { hour: '2-digit', minute: '2-digit', hour12: false }),
    clock: (wall: string) => shown(wall, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }),
    brief: (wall: string) => shown(wall, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }),
  }
}
