import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { containerTable, engineTable, type Language } from './testing/judging-tables'

const PAGES: [Language, string][] = [
  ['en', 'docs/judging-docker.md'],
  ['zh', 'docs/zh/judging-docker.md'],
]

/** What stands between a mark and its end. */
function marked(page: string, mark: string): string | undefined {
  return new RegExp(`<!-- ${mark} -->\\n([^]*?)\\n<!-- end -->`).exec(page)?.[1]
}

test.each(PAGES)('the page about judging Docker says what is so (%s)', async (language, file) => {
  const page = readFileSync(file, 'utf8')
  expect(marked(page, 'containers')).toBe(await containerTable(language))
  expect(marked(page, 'engines')).toBe(await engineTable(language))
})

test('of the hosts of the laboratory nothing is missed and nothing invented', async () => {
  const cells = (table: string) =>
    table
      .split('\n')
      .slice(2)
      .map((line) => line.split(' | '))
  for (const row of cells(await containerTable('en'))) expect(row.at(-1)).toMatch(/^(all|none) \|$/)
  for (const row of cells(await engineTable('en'))) expect(row.at(-1)).toBe(`${row.at(2)} |`)
})
