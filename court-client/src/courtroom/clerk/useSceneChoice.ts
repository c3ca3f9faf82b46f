import { computed, reactive } from 'vue'
import { chosenScenes, type ChosenScene, type SceneChoice } from '../../wire/hubMessages'
import { bySeating, hasPicture } from '../state/seating'
import type { Room } from '../state/useRoom'

type ChoiceRoom = Pick<Room, 'view'> & { hub: Pick<Room['hub'], 'chooseScene'>; act: Room['act'] }

/** What the tribunal is about to choose for the programme; nothing changes before `take`. */
export function useSceneChoice(room: ChoiceRoom, hearingId: string) {
  const now = room.view.value?.scene ?? null
  const wish = reactive({ scene: (now?.scene ?? 'Automatic') as ChosenScene | 'Automatic', featured: now?.featured ?? '', beside: now?.beside ?? '' })
  const seats = computed(() => bySeating(room.view.value?.seats ?? []).filter(hasPicture))
  const wantsFeatured = computed(() => wish.scene === 'Speaker' || wish.scene === 'SideBySide' || wish.scene === 'MixedRoom')
  const wantsBeside = computed(() => wish.scene === 'SideBySide')

  /** A code of the refusals, or null when it can be taken. */
  const fault = computed(() => {
    if (wish.scene === 'MixedRoom' && wish.featured === '') return 'scene.seat-needed'
    return wish.scene === 'SideBySide' && wish.featured !== '' && wish.featured === wish.beside ? 'scene.two-different' : null
  })

  const choice = computed<SceneChoice | null>(() => wish.scene === 'Automatic' ? null : {
    scene: wish.scene, featured: wantsFeatured.value ? wish.featured : '', beside: wantsBeside.value ? wish.beside : '',
    speaker: wish.scene === 'MixedRoom' ? room.view.value?.scene?.speaker ?? '' : '',
  })

  const still = `/api/hearings/${encodeURIComponent(hearingId)}/programme.jpg`
  const previewAddress = computed(() => {
    const query = new URLSearchParams({ scene: wish.scene, ...(choice.value === null ? {} : { featured: choice.value.featured, beside: choice.value.beside, speaker: choice.value.speaker }) })
    return fault.value === null ? `${still}?${query.toString()}` : still
  })

  const take = (): Promise<boolean> => room.act(room.hub.chooseScene(choice.value))
  return { wish, scenes: ['Automatic', ...chosenScenes] as const, seats, wantsFeatured, wantsBeside, fault, choice, programmeAddress: still, previewAddress, take }
}
