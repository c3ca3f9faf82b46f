export { default as PhonePage } from './PhonePage.vue'
