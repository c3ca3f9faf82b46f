import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { snapshotAt } from '@/wire/hubFake'
import type { SceneChoice } from '@/wire/hubMessages'
import { fromSnapshot, type HearingView } from '../state/hearingView'
import { useSceneChoice } from './useSceneChoice'

function open(scene: SceneChoice | null) {
  const view = ref<HearingView | null>({ ...fromSnapshot(snapshotAt(0)), scene })
  const chooseScene = vi.fn((_choice: SceneChoice | null) => Promise.resolve(1))
  const act = async (asked: Promise<unknown>): Promise<boolean> => { await asked; return true }
  return { chooseScene, choosing: useSceneChoice({ view, hub: { chooseScene }, act } as never, 'h 1') }
}

it('begins with what is chosen, and taking "automatic" gives it back', async () => {
  const { chooseScene, choosing } = open({ scene: 'SideBySide', featured: 'a', beside: 'b', speaker: '' })
  expect(choosing.wish).toEqual({ scene: 'SideBySide', featured: 'a', beside: 'b' })
  choosing.wish.scene = 'Automatic'
  await choosing.take()
  expect(chooseScene).toHaveBeenCalledWith(null)
})

it('asks for the preview of what is thought of, with the seats that the scene has', () => {
  const { choosing } = open(null)
  expect(choosing.previewAddress.value).toBe('/api/hearings/h%201/programme.jpg?scene=Automatic')
  Object.assign(choosing.wish, { scene: 'Speaker', featured: 'a', beside: 'b' })
  expect(choosing.previewAddress.value).toContain('scene=Speaker&featured=a&beside=&')
  choosing.wish.scene = 'Grid'
  expect(choosing.choice.value).toEqual({ scene: 'Grid', featured: '', beside: '', speaker: '' })
})

it('says what is missing, and shows the programme as it is meanwhile', () => {
  const { choosing } = open(null)
  choosing.wish.scene = 'MixedRoom'
  expect(choosing.fault.value).toBe('scene.seat-needed')
  expect(choosing.previewAddress.value).toBe(choosing.programmeAddress)
  Object.assign(choosing.wish, { scene: 'SideBySide', featured: 'a', beside: 'a' })
  expect(choosing.fault.value).toBe('scene.two-different')
  choosing.wish.beside = ''
  expect(choosing.fault.value).toBeNull()
})

it('keeps the named speaker of a mixed room', () => {
  const { choosing } = open({ scene: 'MixedRoom', featured: 'a', beside: '', speaker: 'c' })
  expect(choosing.choice.value).toEqual({ scene: 'MixedRoom', featured: 'a', beside: '', speaker: 'c' })
})
