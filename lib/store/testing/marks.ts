import type pg from 'pg'
import { CANARY } from './seed-first'

/** An answer as text: bytes in hex, maps as their entries. */
export function textOf(answer: unknown): string {
  return JSON.stringify(answer, function (this: Record<string, unknown>, key: string, value: unknown) {
    const raw = this[key]
    if (raw instanceof Uint8Array) return Buffer.from(raw).toString('hex')
    if (raw instanceof Map) return [...raw]
    return typeof value === 'bigint' ? String(value) : (value ?? null)
  })
}

/** An answer as texts in an order of their own: few statements promise one. */
export function textsOf(answer: unknown): string[] {
  const parts = answer instanceof Map ? [...answer] : Array.isArray(answer) ? answer : [answer]
  return parts.map(textOf).sort()
}

/** Whether an answer tells nothing at all. */
export function isNothing(answer: unknown): boolean {
  if (answer instanceof Map) return answer.size === 0
  if (Array.isArray(answer)) return answer.length === 0
  return answer === null || answer === undefined || answer === 0 || answer === false
}

const MARK = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}/g

/** What only one tenant has: its uuids and bytes that are nowhere among another's. */
export async function marksOf(
  owner: pg.Client,
  tenant: string,
  others: readonly string[],
): Promise<Set<string>> {
  const { rows: columns } = await owner.query<{ sql: string }>(`
    SELECT format('SELECT %s AS v FROM %I WHERE tenant_id = $1', CASE c.udt_name
      WHEN 'uuid' THEN format('%I::text', c.column_name)
      WHEN 'bytea' THEN format('encode(%I, ''hex'')', c.column_name)
      WHEN '_uuid' THEN format('unnest(%I)::text', c.column_name)
      ELSE format('encode(unnest(%I), ''hex'')', c.column_name) END, c.table_name) AS sql
    FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.udt_name IN ('uuid', 'bytea', '_uuid', '_bytea')
      AND EXISTS (SELECT 1 FROM information_schema.columns t WHERE t.table_schema = 'public'
        AND t.table_name = c.table_name AND t.column_name = 'tenant_id' AND t.is_nullable = 'NO')`)
  const sql = columns.map((column) => column.sql).join(' UNION ')
  const of = async (id: string) =>
    (await owner.query<{ v: string | null }>(sql, [id])).rows.map((row) => row.v)
  const marks = new Set((await of(tenant)).filter((value) => value !== null && value.length >= 32))
  for (const other of others) for (const value of await of(other)) marks.delete(value)
  return new Set([...marks].filter((value) => value !== null))
}

/** Marks and canaries that an answer shows. */
export function shown(answer: unknown, marks: ReadonlySet<string>): string[] {
  const text = textOf(answer)
  const canary = text.includes(CANARY) || text.includes(Buffer.from(CANARY).toString('hex')) ? [CANARY] : []
  return [...canary, ...(text.match(MARK) ?? []).filter((mark) => marks.has(mark))]
}
