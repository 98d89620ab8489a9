import type { TenantTx } from '../in-tenant'

export interface NewFinding {
  id: string
  checkKey: string
  subjectKey: string
  subject: string
  title: string
  severity: string
  weight: number
  machine: 'open' | 'closed'
  firstSeen: Date
  openedAt: Date
  closedAt: Date | null
  reopened: number
}

/** New findings of one asset with their keys, set-based. */
export async function createFindings(
  tx: TenantTx,
  assetId: string,
  findings: readonly NewFinding[],
  at: Date,
): Promise<void> {
  if (findings.length === 0) return
  await tx.db.$executeRaw`
    INSERT INTO finding (tenant_id, id, asset_id, check_key, subject, title, severity, weight, machine, first_seen, opened_at, closed_at, reopened, updated_at)
    SELECT ${tx.tenantId}::uuid, f.id, ${assetId}::uuid, f.check_key, f.subject, f.title, f.severity, f.weight, f.machine, f.first_seen,
      f.opened_at, f.closed_at, f.reopened, ${at}
    FROM unnest(${findings.map((f) => f.id)}::uuid[], ${findings.map((f) => f.checkKey)}::uuid[], ${findings.map((f) => f.subject)}::text[],
      ${findings.map((f) => f.title)}::text[], ${findings.map((f) => f.severity)}::text[], ${findings.map((f) => f.weight)}::int[],
      ${findings.map((f) => f.machine)}::text[], ${findings.map((f) => f.firstSeen)}::timestamptz[],
      ${findings.map((f) => f.openedAt)}::timestamptz[], ${findings.map((f) => f.closedAt)}::timestamptz[], ${findings.map((f) => f.reopened)}::int[])
      AS f(id, check_key, subject, title, severity, weight, machine, first_seen, opened_at, closed_at, reopened)
    ON CONFLICT DO NOTHING`
  await tx.db.$executeRaw`
    INSERT INTO finding_key (tenant_id, asset_id, check_key, subject_key, finding_id)
    SELECT ${tx.tenantId}::uuid, ${assetId}::uuid, k.check_key, k.subject_key, k.id
    FROM unnest(${findings.map((f) => f.checkKey)}::uuid[], ${findings.map((f) => f.subjectKey)}::uuid[], ${findings.map((f) => f.id)}::uuid[])
      AS k(check_key, subject_key, id)
    ON CONFLICT DO NOTHING`
}
