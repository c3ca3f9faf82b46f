import { defineStore } from 'pinia'
import { http, Refusal } from '@/wire/http'
import type { Me } from '@/wire/types'

export type Staff = Extract<Me, { kind: 'staff' }>
type Session = { is: 'unknown' } | { is: 'nobody' } | { is: 'staff'; me: Staff }

/** Who is signed in at this browser. A party's seat is not a login: it opens its own hearing and never the desk. */
export const useSession = defineStore('session', {
  state: (): { session: Session } => ({ session: { is: 'unknown' } }),
  getters: {
    staff: (state): Staff | null => (state.session.is === 'staff' ? state.session.me : null),
    isClerk(): boolean { return this.staff?.roles.includes('clerk') ?? false },
  },
  actions: {
    async load(): Promise<void> {
      if (this.session.is === 'staff') return
      try {
        const me = await http.get<Me>('/api/session')
        this.session = me.kind === 'staff' ? { is: 'staff', me } : { is: 'nobody' }
      } catch (error) {
        if (!(error instanceof Refusal && error.status === 401)) throw error
        this.session = { is: 'nobody' }
      }
    },
    async signIn(userName: string, password: string): Promise<void> {
      const me = await http.post<Me>('/api/session', { userName, password })
      if (me.kind === 'staff') this.session = { is: 'staff', me }
    },
    async signOut(): Promise<void> {
      await http.delete('/api/session')
      this.session = { is: 'nobody' }
    },
  },
})
