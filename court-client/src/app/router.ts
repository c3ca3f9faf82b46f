import { createRouter, createWebHistory, type RouteLocationNormalized, type Router, type RouteRecordRaw } from 'vue-router'

// Each page is its own chunk: a party's phone loads neither the desk nor the player.
const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/desk' },
  { path: '/login', component: () => import('@/access').then(it => it.LoginPage), meta: { title: 'access.title' } },
  { path: '/desk', component: () => import('@/cases').then(it => it.DeskPage), meta: { title: 'cases.title', staff: true } },
  { path: '/desk/new', component: () => import('@/cases').then(it => it.NewCasePage), meta: { title: 'cases.newCase.title', staff: true } },
  { path: '/desk/cases/:id', component: () => import('@/cases').then(it => it.CasePage), meta: { title: 'cases.caseTitle', staff: true } },
  { path: '/join', component: () => import('@/join').then(it => it.JoinPage), meta: { title: 'join.title' } },
  { path: '/phone', component: () => import('@/phone').then(it => it.PhonePage), meta: { title: 'phone.title' } },
  { path: '/wall', component: () => import('@/wall').then(it => it.WallPage), meta: { title: 'wall.title' } },
  { path: '/courtroom/:hearingId', component: () => import('@/courtroom').then(it => it.CourtroomPage), meta: { title: 'courtroom.title' } },
  { path: '/evidence/:hearingId', component: () => import('@/evidence').then(it => it.EvidencePage), meta: { title: 'evidence.title' } },
  { path: '/network/:hearingId', component: () => import('@/courtroom').then(it => it.NetworkPage), meta: { title: 'courtroom.network.title' } },
  { path: '/playback/:hearingId', component: () => import('@/recordings').then(it => it.PlaybackPage), meta: { title: 'recordings.title' } },
  { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: 'app.notFound.title' } },
]

// A page of staff first asks who is there; an unreachable server is for the page itself to say.
async function guard(to: RouteLocationNormalized) {
  if (to.meta.staff !== true) return true
  const { useSession } = await import('@/access/session')
  const session = useSession()
  await session.load().catch(() => null)
  return session.session.is === 'nobody' ? { path: '/login', query: { next: to.fullPath } } : true
}

export function createCourtRouter(): Router {
  const router = createRouter({ history: createWebHistory(), routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
  router.beforeEach(guard)
  return router
}
