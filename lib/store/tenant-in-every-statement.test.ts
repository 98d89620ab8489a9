import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = 'lib/store'
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, source: readFileSync(path.join(ROOT, file), 'utf8') }))

/** Raw statements, and calls of a model's methods with their argument, as text. */
function statements(source: string): { kind: 'raw' | 'model'; text: string }[] {
  const raw = [...source.matchAll(/\$(?:queryRaw|executeRaw)(?:<[^`]*>)?`([\s\S]*?)`/g)].map((m) => ({
    kind: 'raw' as const,
    text: m[1] ?? '',
  }))
  const model = [...source.matchAll(/\.db\.(\w+)\s*\.\s*(\w+)\(/g)].map((m) => ({
    kind: 'model' as const,
    text: source.slice(m.index, balanced(source, (m.index ?? 0) + m[0].length)),
  }))
  return [...raw, ...model]
}

/** End of the call whose opening bracket was just passed. */
function balanced(source: string, from: number): number {
  let depth = 1
  let i = from
  while (depth > 0 && i < source.length) {
    if (source[i] === '(') depth++
    if (source[i] === ')') depth--
    i++
  }
  return i
}

/** Files that touch no tenant's rows: versions of the catalogue, public lists, migrations, what tables there are, the way into a tenant and out. */
const GLOBAL = [
  'archive/archive-tables.ts',
  'catalogue/read-catalogue-version.ts',
  'health/is-migrated.ts',
  'lists/uploaded-lists.ts',
  'tell-tenant.ts',
]

/** Definer functions of the owner filter inside; `row-level-security.db.test.ts` freezes their list. */
function callsOnlyDefinerFunctions(text: string): boolean {
  const tables = text.replaceAll(/app\.\w+/g, '').match(/\b(FROM|INTO|UPDATE|JOIN)\s+[a-z_]+\b/g)
  return /app\.\w+\(/.test(text) && tables === null
}

describe('every statement of the store', () => {
  it('is found by this test at all', () => {
    expect(files.flatMap(({ source }) => statements(source)).length).toBeGreaterThan(80)
  })

  for (const { file, source } of files) {
    for (const [i, { kind, text }] of statements(source).entries()) {
      if (GLOBAL.includes(file) || (kind === 'raw' && callsOnlyDefinerFunctions(text))) continue
      it(`names the tenant: ${file}, statement ${i + 1}`, () => {
        expect(
          /tx\.tenantId|tenantId_|where\b|\bdata\b/.test(text) &&
            /tenant/i.test(kind === 'model' ? text + whereOf(source) : text),
        ).toBe(true)
      })
    }
  }

  it('joins no tenant table to another without the tenant on both sides', () => {
    const loose = files.flatMap(({ file, source }) =>
      statements(source)
        .filter(({ kind }) => kind === 'raw')
        .flatMap(({ text }) =>
          [
            ...text.matchAll(
              /\bJOIN\s+(?!unnest|LATERAL|app\.|\()([a-z_]+)\s+\w+\s+ON\s+([\s\S]*?)(?=\b(?:LEFT|CROSS|JOIN|WHERE|ORDER|GROUP|ON CONFLICT)\b|$)/g,
            ),
          ]
            .filter(([, , on]) => !/tenant_id/.test(on ?? '') && !/tenant_id/.test(text))
            .map(([, table]) => `${file}: ${table}`),
        ),
    )
    expect(loose).toEqual([])
  })
})

/** A filter that is named before the call is part of it. */
function whereOf(source: string): string {
  return /const where = \{[^}]*tenantId/.test(source) ? 'tenantId' : ''
}
