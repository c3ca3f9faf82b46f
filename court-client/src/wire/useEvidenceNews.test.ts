import { enableAutoUnmount, mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { createI18n } from 'vue-i18n'
import { afterEach, expect, it, vi } from 'vitest'
import { messages } from './evidenceNews'
import { http } from './http'
import { useEvidenceNews } from './useEvidenceNews'

function open(everyMs: number | null = null) {
  let news: ReturnType<typeof useEvidenceNews> | undefined
  const page = mount(defineComponent({
    setup() {
      news = useEvidenceNews('h1', everyMs)
      return () => h('p', news?.words.value ?? '')
    },
  }), { global: { plugins: [createI18n({ legacy: false, locale: 'zh-CN', messages })] } })
  if (news === undefined) throw new Error('not mounted')
  return { page, news }
}

const answer = (byParties: number, byTribunal: number) => vi.spyOn(http, 'get').mockResolvedValue({ byParties, byTribunal })

enableAutoUnmount(afterEach)
afterEach(() => { vi.restoreAllMocks(); vi.useRealTimers() })

it('says who gave how much, and nothing when all was read', async () => {
  const { page, news } = open()
  expect(page.text()).toBe('')
  answer(2, 0)
  await news.look()
  expect(news.count.value).toBe(2)
  await vi.waitFor(() => { expect(page.text()).toBe('对方提交了 2 份证据，请查阅') })
  answer(0, 1)
  await news.look()
  expect(news.words.value).toBe('仲裁庭提供了 1 份证据，请查阅')
  answer(2, 1)
  await news.look()
  expect(news.words.value).toBe('对方提交了 2 份证据，仲裁庭提供了 1 份，请查阅')
  answer(0, 0)
  await news.look()
  expect(news.words.value).toBeNull()
})

it('keeps what it knew while the network is away, and asks again', async () => {
  vi.useFakeTimers()
  const { page, news } = open(1_000)
  answer(1, 0)
  await news.look()
  const asked = vi.spyOn(http, 'get').mockRejectedValue(new Error('away'))
  await vi.advanceTimersByTimeAsync(3_000)
  expect(asked.mock.calls.length).toBeGreaterThanOrEqual(2)
  expect(news.count.value).toBe(1)
  const before = asked.mock.calls.length
  page.unmount()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked.mock.calls.length).toBe(before)
})

it('asks again when the page comes to the front, and never for whoever has no list', async () => {
  const { news } = open()
  const asked = answer(0, 0)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(asked).not.toHaveBeenCalled()
  await news.look()
  answer(3, 0)
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => { expect(news.count.value).toBe(3) })
  expect(asked).toHaveBeenCalledWith('/api/hearings/h1/evidence/news', expect.anything())
})
