import { inBatches, MOST_ROWS } from '../in-batches'
import type { TenantTx } from '../in-tenant'
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
  machine: 'open' | 'closed'
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

/** New findings, set-based. @returns how many there were not yet; fewer than given: a concurrent transaction was first */
export async function createFindings(
  tx: TenantTx,
  findings: readonly NewFinding[],
  at: Date,
): Promise<number> {
  if (findings.length === 0) return 0
  tx.changed.add(anyFindingPart())
  let created = 0
  for (let from = 0; from < findings.length; from += MOST_ROWS)
    created += await createSome(tx, findings.slice(from, from + MOST_ROWS), at)
  return created
}

function createSome(tx: TenantTx, findings: readonly NewFinding[], at: Date): Promise<number> {
  const packages = findings.map((f) => f.package)
  return tx.db.$executeRaw`
    INSERT INTO finding (tenant_id, id, asset_id, check_key, subject, title, severity, weight, machine, first_seen, opened_at, closed_at, reopened,
      updated_at, fixed_in, identity, lineage, advisory, package_type, package_name, package_version, package_path)
    SELECT ${tx.tenantId}::uuid, f.id, f.asset_id, f.check_key, f.subject, f.title, f.severity, f.weight, f.machine, f.first_seen,
      f.opened_at, f.closed_at, f.reopened, ${at}, f.fixed_in, f.identity, f.lineage, f.advisory, f.package_type, f.package_name,
      f.package_version, f.package_path
    FROM unnest(${findings.map((f) => f.id)}::uuid[], ${findings.map((f) => f.assetId)}::uuid[], ${findings.map((f) => f.checkKey)}::uuid[],
      ${findings.map((f) => f.subject)}::text[], ${findings.map((f) => f.title)}::text[], ${findings.map((f) => f.severity)}::text[],
      ${findings.map((f) => f.weight)}::int[], ${findings.map((f) => f.machine)}::text[], ${findings.map((f) => f.firstSeen)}::timestamptz[],
      ${findings.map((f) => f.openedAt)}::timestamptz[], ${findings.map((f) => f.closedAt)}::timestamptz[], ${findings.map((f) => f.reopened)}::int[],
      ${findings.map((f) => f.fixedIn)}::text[], ${packages.map((p) => p?.identity ?? null)}::uuid[], ${packages.map((p) => p?.lineage ?? null)}::text[],
      ${packages.map((p) => p?.advisory ?? null)}::text[], ${packages.map((p) => p?.type ?? null)}::text[],
      ${packages.map((p) => p?.name ?? null)}::text[], ${packages.map((p) => p?.version ?? null)}::text[],
      ${packages.map((p) => p?.path ?? null)}::text[])
      AS f(id, asset_id, check_key, subject, title, severity, weight, machine, first_seen, opened_at, closed_at, reopened, fixed_in, identity,
        lineage, advisory, package_type, package_name, package_version, package_path)
    ON CONFLICT DO NOTHING`
}

/** Lets keys name findings, set-based. */
export async function putFindingKeys(tx: TenantTx, keys: readonly NewFindingKey[]): Promise<void> {
  await inBatches(tx, keys, (some) => putSome(tx, some))
}

function putSome(tx: TenantTx, keys: readonly NewFindingKey[]): Promise<unknown> {
  return tx.db.$executeRaw`
    INSERT INTO finding_key (tenant_id, asset_id, check_key, subject_key, finding_id)
    SELECT ${tx.tenantId}::uuid, k.asset_id, k.check_key, k.subject_key, k.id
    FROM unnest(${keys.map((k) => k.assetId)}::uuid[], ${keys.map((k) => k.checkKey)}::uuid[], ${keys.map((k) => k.subjectKey)}::uuid[],
      ${keys.map((k) => k.findingId)}::uuid[]) AS k(asset_id, check_key, subject_key, id)
    ON CONFLICT DO NOTHING`
}
