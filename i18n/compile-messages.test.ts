import type { CompiledMessage } from 'icu-minify/format'
import format from 'icu-minify/format'
import { type AbstractIntlMessages, createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { compileMessages } from './compile-messages'
import { LANGUAGES } from './languages'
import { loadMessages } from './load-messages'

const formatters = {
  getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...given),
  getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...given),
}

/** Something for all that a message names: a number, or for a tag brackets around what is in it. */
function valuesOf(message: string, value: number) {
  const names = [...message.matchAll(/[{<]\s*(\w+)\s*[,}>]/g)].flatMap(([, name]) => name ?? [])
  return Object.fromEntries(
    names.map((name) => [
      name,
      message.includes(`<${name}>`) ? (inside: unknown) => `[${[inside].flat().join('')}]` : value,
    ]),
  )
}

function texts(tree: AbstractIntlMessages, path: string[] = []): { path: string[]; message: string }[] {
  return Object.entries(tree).flatMap(([key, message]) =>
    typeof message === 'string' ? [{ path: [...path, key], message }] : texts(message, [...path, key]),
  )
}

function compiledAt(tree: unknown, path: readonly string[]): CompiledMessage {
  return path.reduce((branch, key) => (branch as Record<string, unknown>)[key], tree) as CompiledMessage
}

/** What only plain objects and arrays are made of. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.values(value).every(isPlain)
}

describe('messages that are compiled', () => {
  it.each(LANGUAGES)('travel to a page in %s: they are plain objects', async (locale) => {
    expect(isPlain(compileMessages(await loadMessages(locale)))).toBe(true)
  })

  it.each(LANGUAGES)('say in %s what they say as written, of none, of one and of many', async (locale) => {
    const messages = await loadMessages(locale)
    const compiled = compileMessages(messages)
    const t = createTranslator({ locale, messages })
    const all = texts(messages)
    expect(all.length).toBeGreaterThan(1000)
    for (const { path, message } of all)
      for (const value of [0, 1, 1234]) {
        const values = valuesOf(message, value)
        const said = [format(compiledAt(compiled, path), locale, values, { formatters })].flat().join('')
        const written = [t.rich(path.join('.') as never, values as never)].flat().join('')
        expect(`${path.join('.')}: ${said}`).toBe(`${path.join('.')}: ${written}`)
      }
  })
})
