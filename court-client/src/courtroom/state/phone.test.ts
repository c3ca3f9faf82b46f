import { expect, it } from 'vitest'
import type { Source } from '@/wire/hubMessages'
import { handedOver, isPhone } from './phone'

const source = (name: string, flowing: boolean): Source => ({ place: '', source: name, attempt: 1, seat: 's1', kind: 'camera', hasVideo: false, hasAudio: true, flowing })

it('the own device stays on until the phone is seen to work, and off when the phone falls silent later', () => {
  const me = { seat: 's1', phone: 'Microphone' as const }
  expect(handedOver(me, [source('s1/phone0a1b2c3d/a', false)], false)).toEqual({ microphone: false, camera: false })
  expect(handedOver(me, [source('s1/phone0a1b2c3d/a', true)], false)).toEqual({ microphone: true, camera: false })
  expect(handedOver(me, [], true)).toEqual({ microphone: true, camera: false })
  expect(handedOver({ seat: 's1', phone: null }, [source('s1/phone0a1b2c3d/a', true)], true)).toEqual({ microphone: false, camera: false })
})

it('a document camera or a camera is no phone', () => {
  expect(['s1/phone0a1b2c3d/av', 's1/cam/av', 's1/doc1/v'].map(isPhone)).toEqual([true, false, false])
})
