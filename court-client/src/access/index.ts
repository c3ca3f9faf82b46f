export { default as LoginPage } from './LoginPage.vue'
export { useSession, type Staff } from './session'
