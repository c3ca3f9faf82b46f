import { describe, expect, it } from 'vitest'
import { citedParts } from './citedParts'

const cite = { text: '申1 第2页', exhibit: 'e', file: 'f', page: 2, label: '申1', sha256: 'a' }

describe('citedParts', () => {
  it('cuts the text where something is cited and keeps all of it', () => {
    const text = '请看[申1 第2页]，不是[申1 第3页]，再看【申1 第2页】'
    const parts = citedParts(text, [cite])
    expect(parts.map(part => part.text).join('')).toBe(text)
    expect(parts.filter(part => part.cite !== null).map(part => part.text)).toEqual(['[申1 第2页]', '【申1 第2页】'])
  })

  it('makes no link of a bracket that cites nothing', () => {
    expect(citedParts('[停顿] 好')).toEqual([{ text: '[停顿] 好', cite: null }])
    expect(citedParts('')).toEqual([{ text: '', cite: null }])
  })
})
