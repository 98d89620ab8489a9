import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = (language: string) => readdirSync(join(import.meta.dirname, language)).sort()
const flat = (tree: unknown, at = ''): [string, unknown][] =>
  typeof tree === 'object' && tree !== null
    ? Object.entries(tree).flatMap(([key, value]) => flat(value, at ? `${at}.${key}` : key))
    : [[at, tree]]
const read = (language: string, file: string) =>
  flat(JSON.parse(readFileSync(join(import.meta.dirname, language, file), 'utf8')))
/** Names that a message takes: `{name}`, `{name, plural, …}`, `<tag>`; not the words of a plural's cases. */
const SLOT = /(?<!(?:zero|one|two|few|many|other|=\d+) ?)\{(\w+)\s*[,}]|<(\w+)>/g
const slots = (text: unknown) =>
  [...new Set([...String(text).matchAll(SLOT)].map(([, name, tag]) => name ?? `<${tag}>`))].sort()

describe('messages', () => {
  it('have the same namespaces in both languages', () => {
    expect(files('zh')).toEqual(files('en'))
  })

  describe.each(files('en'))('%s', (file) => {
    const en = read('en', file)
    const zh = new Map(read('zh', file))

    it('has the same keys in both languages', () => {
      expect([...zh.keys()].sort()).toEqual(en.map(([key]) => key).sort())
    })
    it('has no empty sentence', () => {
      const empty = [...en, ...zh].filter(([, text]) => typeof text !== 'string' || text.trim() === '')
      expect(empty).toEqual([])
    })
    it('takes the same values in both languages', () => {
      const unlike = en.filter(([key, text]) => slots(text).join() !== slots(zh.get(key)).join())
      expect(unlike.map(([key]) => key)).toEqual([])
    })
  })
})
