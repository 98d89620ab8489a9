import { expect, it } from 'vitest'
import { files, fragments, statements } from './testing/statements'

/**
 * What a statement may not do, so that it does the same on shards as on one server (Citus 13): none of this is an error on plain
 * PostgreSQL, and Citus is in no package that tests can have.
 */
const pieces = files.flatMap(({ file, source }) => {
  const raw = statements(source).filter(({ kind }) => kind === 'raw')
  return [...raw.map(({ text }) => text), ...fragments(source)].map((text) => ({ file, text }))
})
const filesWhere = (wrong: (text: string) => boolean) =>
  pieces.filter(({ text }) => wrong(text)).map(({ file }) => file)

it('is looked for in every statement', () => {
  expect(pieces.length).toBeGreaterThan(300)
})

it('changes nothing in a CTE: what the rest of the statement then sees is another thing on shards', () => {
  expect(
    filesWhere((text) => /\bAS\s*(?:MATERIALIZED\s*)?\(\s*(?:INSERT|UPDATE|DELETE)\b/i.test(text)),
  ).toEqual([])
})

it('inserts what it was handed with ON CONFLICT or RETURNING: else rows would be copied, which row-level security refuses', () => {
  const bare = (text: string) =>
    /\bINSERT\b[\s\S]*\bSELECT\b[\s\S]*\bFROM\s+(?:unnest|jsonb_to_recordset)\b/i.test(text) &&
    !/ON CONFLICT|RETURNING/.test(text)
  expect(filesWhere(bare)).toEqual([])
})

it("names the tenant itself where it joins a tenant's table from the left: by another table's column a node would fall over", () => {
  const tables = new Set(
    pieces.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:INTO|UPDATE)\s+([a-z_]+)/g)].map(([, name]) => name),
    ),
  )
  const loose = (text: string) =>
    [
      ...text.matchAll(
        /LEFT JOIN\s+([a-z_]+)\s+\w+\s+ON\s+([\s\S]*?)(?=\b(?:LEFT|CROSS|JOIN|WHERE|ORDER|GROUP|LIMIT)\b|$)/g,
      ),
    ].some(([, table, on]) => tables.has(table) && !/tenant_id = \$\{/.test(on ?? ''))
  expect(tables.size).toBeGreaterThan(40)
  expect(filesWhere(loose)).toEqual([])
})

it('sets by an upsert only what it was handed: no clock, no chance, no look elsewhere', () => {
  const sets = (text: string) => /DO UPDATE SET([\s\S]*?)(?=\bWHERE\b|\bRETURNING\b|$)/.exec(text)?.[1] ?? ''
  expect(filesWhere((text) => /\bnow\(|random|clock_|\bSELECT\b/i.test(sets(text)))).toEqual([])
})

it('never changes the tenant of a row, nor merges', () => {
  expect(filesWhere((text) => /\bMERGE\s+INTO\b|\bSET\s+tenant_id\b/i.test(text))).toEqual([])
})
