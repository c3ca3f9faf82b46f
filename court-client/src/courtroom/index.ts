export { default as CourtroomPage } from './CourtroomPage.vue'
export { default as EquipmentTest } from './equipment/EquipmentTest.vue'
export { default as NetworkPage } from './network/NetworkPage.vue'
export type { EquipmentResults } from './equipment/useEquipment'
