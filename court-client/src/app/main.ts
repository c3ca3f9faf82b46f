import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { takeLinkToken } from '@/join/linkToken'
import { takeInvitation } from '@/phone/invitation'
import App from './App.vue'
import { i18n } from './i18n'
import { createCourtRouter } from './router'
import './theme.css'

// Before the router reads the address: the token must not become part of any route.
takeLinkToken()
takeInvitation()
createApp(App).use(createPinia()).use(i18n).use(createCourtRouter()).mount('#app')
