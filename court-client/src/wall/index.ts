export { default as WallPage } from './WallPage.vue'
export { default as WallScreensDialog } from './WallScreensDialog.vue'
