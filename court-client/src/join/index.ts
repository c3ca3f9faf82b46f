export { default as JoinPage } from './JoinPage.vue'
