import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en/codes.json'
import zh from './zh/codes.json'

/** What makes notes, refusals and problems, each with the code as its first word or after a note's level. */
const MAKERS = [
  /\bnew (?:Invalid|Conflict|TooLarge|Unsupported|Broken|Busy|BrokenReportError|UnknownReportError)\(\s*'([a-z_]+)'/g,
  /(?:note|warn|level:)\W*\(?\s*'(?:info|warning|error)',\s*(?:code: )?'([a-z_]+)'/g,
  /\bcode: '([a-z_]+)'/g,
]
/** Folders in which a code is one of a note or of a refusal. */
const FOLDERS = ['lib', 'app']
/** Codes of other things: why a control does not apply, why a person was not signed in, a check of our own. */
const OTHERS = new Set(['extension_not_chosen', 'other_entity', 'privileged', 'profile_excludes', 'wrong'])

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|testing\/|generated\//.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}

const codes = new Set(
  FOLDERS.flatMap(sources).flatMap((text) =>
    MAKERS.flatMap((maker) => [...text.matchAll(maker)].map(([, code = '']) => code)),
  ),
)
for (const other of OTHERS) codes.delete(other)

describe('codes of notes, refusals and problems', () => {
  it('are found in the sources, by each way in which one is made', () => {
    for (const code of ['four_eyes', 'too_deep', 'ambiguous_format', 'not_root', 'clock_ahead', 'forbidden'])
      expect(codes).toContain(code)
    expect(codes.size).toBeGreaterThan(90)
  })

  it.each([...codes].sort())('%s has words in both languages', (code) => {
    expect(en).toHaveProperty(code)
    expect(zh).toHaveProperty(code)
  })

  it('are words of their language', () => {
    for (const words of Object.values(zh)) expect(words).toMatch(/\p{Script=Han}/u)
    for (const words of Object.values(en)) expect(words).not.toMatch(/\p{Script=Han}/u)
  })
})
