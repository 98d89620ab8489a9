import { describe, expect, it } from 'vitest'
import { acceptedLanguage, asLanguage } from './languages'

describe('acceptedLanguage', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9', 'en'],
    ['en;q=0.5, zh-Hans;q=0.8', 'zh'],
    ['fr-FR, en;q=0.3', 'en'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['fr', 'zh'],
    ['', 'zh'],
    [null, 'zh'],
  ])('takes %j as %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language)
  })
})

describe('asLanguage', () => {
  it('knows two', () => {
    expect([asLanguage('zh'), asLanguage('en'), asLanguage('fr'), asLanguage(undefined)]).toEqual([
      'zh',
      'en',
      undefined,
      undefined,
    ])
  })
})
