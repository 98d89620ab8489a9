import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from './languages'
import { loadMessages } from './load-messages'
import { APART, wordsOf, wordsOfAll } from './words-apart'

const PLACES = Object.keys(APART) as (keyof typeof APART)[]
const APART_NAMES = new Set<string>(Object.values(APART).flat())
/** Folders of components that are drawn below a layout that brings words of its own. */
const BELOW: Record<keyof typeof APART, readonly string[]> = {
  agents: ['agents'],
  functions: ['functions'],
  settings: ['audit', 'identity', 'identity-rules', 'retention', 'webhooks'],
  platform: ['audit', 'identity', 'platform'],
}

describe('words that only some pages speak in', () => {
  it.each(LANGUAGES)('are left out of every page and brought by their layouts (%s)', async (language) => {
    const messages = await loadMessages(language)
    const all = Object.keys(wordsOfAll(messages))
    for (const name of APART_NAMES) expect(all).not.toContain(name)
    for (const place of PLACES) expect(Object.keys(wordsOf(place, messages))).toEqual([...APART[place]])
    expect(new Set([...all, ...APART_NAMES])).toEqual(new Set(Object.keys(messages)))
  })

  it('are spoken by no component that stands elsewhere', () => {
    const spoken = readdirSync('components', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx') || (file.endsWith('.ts') && !file.includes('.test.')))
      .flatMap((file) =>
        [...readFileSync(join('components', file), 'utf8').matchAll(/useTranslations\('(\w+)/g)].map(
          ([, name = '']) => [file.replaceAll('\\', '/').split('/')[0] ?? '', name] as const,
        ),
      )
      .filter(([, name]) => APART_NAMES.has(name))
    expect(spoken.length).toBeGreaterThan(20)
    for (const [folder, name] of spoken) {
      const places = PLACES.filter((place) => BELOW[place].includes(folder))
      expect(places, `${folder} speaks in ${name}`).not.toEqual([])
      for (const place of places)
        expect(APART[place] as readonly string[], `${folder} below ${place}`).toContain(name)
    }
  })
})
