import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AbstractIntlMessages } from 'next-intl'
import type { Language } from './languages'

const kept = new Map<Language, Promise<AbstractIntlMessages>>()

/** Every `messages/<language>/<namespace>.json` as one tree. Kept, but for development. */
export function loadMessages(language: Language): Promise<AbstractIntlMessages> {
  const known = kept.get(language)
  if (known) return known
  const loading = readAll(language)
  if (process.env.NODE_ENV === 'production') kept.set(language, loading)
  return loading
}

async function readAll(language: Language): Promise<AbstractIntlMessages> {
  const folder = join(process.cwd(), 'messages', language)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const trees = await Promise.all(
    files.map(async (name) => {
      const tree = JSON.parse(await readFile(join(folder, name), 'utf8')) as AbstractIntlMessages
      return [name.slice(0, -'.json'.length), tree] as const
    }),
  )
  return Object.fromEntries(trees)
}
