export { default as EvidencePage } from './EvidencePage.vue'
export { default as CitedPage } from './CitedPage.vue'
export type { EvidenceFile, Exhibit } from './evidenceTypes'
