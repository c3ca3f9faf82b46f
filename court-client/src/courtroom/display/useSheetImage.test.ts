import { effectScope, ref } from 'vue'
import { expect, it } from 'vitest'
import type { OpenPage } from './evidence'
import { useSheetImage } from './useSheetImage'

const page = (n: number): OpenPage => ({ exhibit: 'e', file: 'f', page: n, of: 9, label: '申1', title: '', width: 1414, height: 2000 })
const settled = () => new Promise(resolve => { setTimeout(resolve) })

function sheet(options: { half?: boolean; broken?: boolean } = {}) {
  const wanted = ref<OpenPage | null>(page(1)), pixels = ref(0.5), asked: string[] = []
  const scope = effectScope()
  const shown = scope.run(() => useSheetImage({
    imageOf: one => { asked.push(`whole ${one.page}`); return options.broken === true ? Promise.reject(new Error('away')) : Promise.resolve(`whole ${one.page}`) },
    halfOf: one => { if (options.half === false) return null; asked.push(`half ${one.page}`); return Promise.resolve(`half ${one.page}`) },
  }, () => wanted.value, () => pixels.value))!
  return { wanted, pixels, asked, shown }
}

it('the half image is enough until more of it would be seen', async () => {
  const { pixels, asked, shown } = sheet()
  await settled()
  expect(shown.image.value).toBe('half 1')
  expect(asked).toEqual(['half 1'])
  pixels.value = 1.2
  await settled()
  expect(shown.image.value).toBe('whole 1')
})

it('a large screen has the half image first and the whole one at once after it, for each page', async () => {
  const { wanted, pixels, asked, shown } = sheet()
  pixels.value = 1.2
  await settled()
  wanted.value = page(2)
  await settled()
  expect(asked).toEqual(['half 1', 'whole 1', 'half 2', 'whole 2'])
  expect(shown.image.value).toBe('whole 2')
})

it('the whole one alone where it is at hand', async () => {
  const { asked } = sheet({ half: false })
  await settled()
  expect(asked).toEqual(['whole 1'])
})

it('what cannot be had sharp says so, and keeps what there is', async () => {
  const { pixels, shown } = sheet({ broken: true })
  await settled()
  pixels.value = 2
  await settled()
  expect(shown.failed.value).toBe(true)
  expect(shown.image.value).toBe('half 1')
})
