import { firstOrRetry } from '../first-or-retry'
import { inBatches, MOST_ROWS } from '../in-batches'
import type { TenantTx } from '../in-tenant'
import { rowsSql } from '../rows-sql'
import { anyFindingPart } from '../stamps/parts'

/** What a vulnerability's finding is known and grouped by. */
export interface FindingPackage {
  identity: string
  lineage: string | null
  advisory: string
  type: string
  name: string
  version: string
  path: string
}

export interface NewFinding {
  id: string
  assetId: string
  checkKey: string
  subject: string
  title: string
  severity: string
  weight: number
  machine: 'open' | 'closed' | 'withdrawn'
  firstSeen: Date
  openedAt: Date
  closedAt: Date | null
  reopened: number
  fixedIn: string | null
  /** Null: no vulnerability. */
  package: FindingPackage | null
}

/** (asset, check, subject) → finding. */
export interface NewFindingKey {
  assetId: string
  checkKey: string
  subjectKey: string
  findingId: string
}

/** New findings, set-based. Where a concurrent report on another image of the repository made one of them, the unit of work starts over and finds it. */
export async function createFindings(tx: TenantTx, findings: readonly NewFinding[], at: Date): Promise<void> {
  if (findings.length === 0) return
  tx.changed.add(anyFindingPart())
  for (let from = 0; from < findings.length; from += MOST_ROWS)
    await firstOrRetry(createSome(tx, findings.slice(from, from + MOST_ROWS), at))
}

function createSome(tx: TenantTx, findings: readonly NewFinding[], at: Date): Promise<number> {
  const packages = findings.map((f) => f.package)
  const rows = {
    id: ['uuid', findings.map((f) => f.id)],
    asset_id: ['uuid', findings.map((f) => f.assetId)],
    check_key: ['uuid', findings.map((f) => f.checkKey)],
    subject: ['text', findings.map((f) => f.subject)],
    title: ['text', findings.map((f) => f.title)],
    severity: ['text', findings.map((f) => f.severity)],
    weight: ['int', findings.map((f) => f.weight)],
    machine: ['text', findings.map((f) => f.machine)],
    first_seen: ['timestamptz', findings.map((f) => f.firstSeen)],
    opened_at: ['timestamptz', findings.map((f) => f.openedAt)],
    closed_at: ['timestamptz', findings.map((f) => f.closedAt)],
    reopened: ['int', findings.map((f) => f.reopened)],
    fixed_in: ['text', findings.map((f) => f.fixedIn)],
    identity: ['uuid', packages.map((p) => p?.identity ?? null)],
    lineage: ['text', packages.map((p) => p?.lineage ?? null)],
    advisory: ['text', packages.map((p) => p?.advisory ?? null)],
    package_type: ['text', packages.map((p) => p?.type ?? null)],
    package_name: ['text', packages.map((p) => p?.name ?? null)],
    package_version: ['text', packages.map((p) => p?.version ?? null)],
    package_path: ['text', packages.map((p) => p?.path ?? null)],
  } as const
  return tx.db.$executeRaw`
    INSERT INTO finding (tenant_id, id, asset_id, check_key, subject, title, severity, weight, machine, first_seen, opened_at, closed_at, reopened,
      updated_at, fixed_in, identity, lineage, advisory, package_type, package_name, package_version, package_path)
    SELECT ${tx.tenantId}::uuid, f.id, f.asset_id, f.check_key, f.subject, f.title, f.severity, f.weight, f.machine, f.first_seen,
      f.opened_at, f.closed_at, f.reopened, ${at}, f.fixed_in, f.identity, f.lineage, f.advisory, f.package_type, f.package_name,
      f.package_version, f.package_path
    FROM ${rowsSql('f', rows)}`
}

/** Lets keys that named none name findings, set-based. */
export async function putFindingKeys(tx: TenantTx, keys: readonly NewFindingKey[]): Promise<void> {
  await inBatches(tx, keys, (some) => firstOrRetry(putSome(tx, some)))
}

function putSome(tx: TenantTx, keys: readonly NewFindingKey[]): Promise<unknown> {
  const rows = {
    asset_id: ['uuid', keys.map((k) => k.assetId)],
    check_key: ['uuid', keys.map((k) => k.checkKey)],
    subject_key: ['uuid', keys.map((k) => k.subjectKey)],
    id: ['uuid', keys.map((k) => k.findingId)],
  } as const
  return tx.db.$executeRaw`
    INSERT INTO finding_key (tenant_id, asset_id, check_key, subject_key, finding_id)
    SELECT ${tx.tenantId}::uuid, k.asset_id, k.check_key, k.subject_key, k.id
    FROM ${rowsSql('k', rows)}`
}
