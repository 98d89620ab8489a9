import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { loadRemediation } from '@/lib/catalogue/load-remediation'
import { textCoverage } from './fonts'
import { printable } from './printable'
import { WORDS } from './words'

const typefaces = textCoverage()
const printed = (text: string) => printable(text, typefaces)

describe('a text that is printed', () => {
  it.each([
    ['a name', 'shop-web-1'],
    ['Chinese, with its punctuation', '支付平台（生产）：容器“甲”……'],
    ['two lines', 'one\ntwo'],
    ['accents, also as marks of their own', 'Łódź naïve cafe\u0301'],
    ['Greek, Cyrillic, arrows', 'μ-сервис → ≥ 1'],
  ])('stays as it is: %s', (_what, text) => {
    expect(printed(text)).toBe(text)
  })

  it.each([
    ['NUL', 'a\0b', 'a⟨U+0000⟩b'],
    ['a bell and colours of a terminal', '\u0007\u001b[31mred', '⟨U+0007 U+001B⟩[31mred'],
    ['a private character', '\ue000', '⟨U+E000⟩'],
    ['an emoji', 'ship 🚢', 'ship ⟨U+1F6A2⟩'],
    ['a script that we have no typeface for', 'مرحبا', '⟨U+0645 U+0631 U+062D U+0628 U+0627⟩'],
    ['half of a pair', 'x\ud83d', 'x⟨U+D83D⟩'],
    ['what turns the direction of writing', 'exe.\u202egnp', 'exe.⟨U+202E⟩gnp'],
    ['what has no width', 'ad\u200bmin', 'ad⟨U+200B⟩min'],
    ['a byte order mark', '\ufeffx', '⟨U+FEFF⟩x'],
    ['separators of lines', 'a\u2028b\u0085c', 'a⟨U+2028⟩b⟨U+0085⟩c'],
    ['what is no character', '\uffff', '⟨U+FFFF⟩'],
    ['a mark on nothing', '\n\u0301', '\n⟨U+0301⟩'],
  ])('shows %s as code points', (_what, text, expected) => {
    expect(printed(text)).toBe(expected)
  })

  it('does not let marks pile up over other lines', () => {
    expect(printed(`a${'\u0301'.repeat(40)}`)).toMatch(/^a⟨U\+0301( U\+0301){39}⟩$/)
  })

  it('changes nothing when it is printed twice', () => {
    const once = printed('\u0007\u0007 مر \u202e')
    expect(printed(once)).toBe(once)
  })

  it('keeps brackets that a name has of its own', () => {
    expect(printed('⟨a⟩⟨b⟩')).toBe('⟨a⟩⟨b⟩')
  })
})

it('nothing that we say ourselves needs to be rewritten', () => {
  const { frameworks, safeguards, edges, toolChecks } = loadCatalogue()
  const rewritten = new Set<string>()
  const remediation = [...loadRemediation().values()]
  JSON.stringify(
    { frameworks, safeguards, edges, toolChecks, remediation, WORDS },
    (_key, value: unknown) => {
      if (typeof value === 'string' && printed(value) !== value) rewritten.add(printed(value))
      return value
    },
  )
  expect([...rewritten]).toEqual([])
})
