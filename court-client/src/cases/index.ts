export { default as CasePage } from './CasePage.vue'
export { default as DeskPage } from './DeskPage.vue'
export { default as NewCasePage } from './NewCasePage.vue'
