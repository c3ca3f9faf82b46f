export { default as CourtroomPage } from './CourtroomPage.vue'
export { default as EquipmentTest } from './equipment/EquipmentTest.vue'
export type { EquipmentResults } from './equipment/useEquipment'
