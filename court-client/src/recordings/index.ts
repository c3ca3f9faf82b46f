export { default as PlaybackPage } from './PlaybackPage.vue'
export { default as RecordingFiles } from './RecordingFiles.vue'
export { spoken } from './hearingTime'
