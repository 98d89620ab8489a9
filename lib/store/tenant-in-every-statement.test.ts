import { describe, expect, it } from 'vitest'
import { files, statements } from './testing/statements'

/** Files that touch no tenant's rows: versions of the catalogue, public lists, the queue's own rows, migrations, what tables there are, the way into a tenant and out. */
const GLOBAL = [
  'archive/archive-tables.ts',
  'catalogue/read-catalogue-version.ts',
  'health/is-migrated.ts',
  'health/look-at-replica.ts',
  'health/wal-position.ts',
  'in-tenant.ts',
  'lists/uploaded-lists.ts',
  'queue/return-jobs.ts',
  'retention/months-ago.ts',
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
