import { subjectKey } from '@/lib/core/check'
import type { VexStatement } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

/** Who wrote a document, and how the names of assets begin for which its sender may speak (null: all). */
export interface NewVexDocument {
  submissionId: string
  author: string | null
  reach: string | null
}

/** Keeps what the statements of a document are about, set-based. Names of a flaw add up over documents, in whatever order they come. */
export async function putVex(
  tx: TenantTx,
  document: NewVexDocument,
  found: readonly { subject: string; vex: VexStatement }[],
): Promise<void> {
  if (found.length === 0) return
  const rows = found
    .map(({ subject, vex }) => ({ key: subjectKey(subject), ...vex }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const names = rows.flatMap(({ key, advisory, aliases }) =>
    [advisory, ...aliases].map((name) => ({ key, name })),
  )
  await tx.db.$executeRaw`
    INSERT INTO vex_document (tenant_id, submission_id, author, reach)
    VALUES (${tx.tenantId}::uuid, ${document.submissionId}::uuid, ${document.author}, ${document.reach}) ON CONFLICT DO NOTHING`
  await tx.db.$executeRaw`
    INSERT INTO vex_statement (tenant_id, statement_key, advisory, product, component)
    SELECT ${tx.tenantId}::uuid, s.* FROM unnest(${rows.map(({ key }) => key)}::uuid[], ${rows.map((s) => s.advisory)}::text[],
      ${rows.map((s) => s.product)}::text[], ${rows.map((s) => s.component)}::text[]) AS s
    ON CONFLICT DO NOTHING`
  await tx.db.$executeRaw`
    INSERT INTO vex_name (tenant_id, name, statement_key)
    SELECT ${tx.tenantId}::uuid, n.* FROM unnest(${names.map(({ name }) => name)}::text[], ${names.map(({ key }) => key)}::uuid[]) AS n
    ON CONFLICT DO NOTHING`
}
