import { subjectKey } from '@/lib/core/check'
import type { TenantTx } from '../in-tenant'
import { anyFindingPart } from '../stamps/parts'

/** What the evidence says of a finding; `withdrawn`: it never failed while its asset was there. */
export interface FindingFactsRow {
  id: string
  machine: 'open' | 'closed' | 'withdrawn'
  firstSeen: Date
  openedAt: Date
  closedAt: Date | null
  reopened: number
}

/** The state a finding shows of those it speaks of: the newest that fails, else the last that did. */
export interface FindingFace {
  assetId: string
  checkKey: string
  subject: string
  severity: string
  weight: number
  fixedIn: string | null
}

/** A finding as it is to be written. Without a face it keeps the one it has. */
export interface FindingUpdate extends FindingFactsRow {
  face: FindingFace | null
}

/** Findings as they are now, locked in the order of their ids. */
export async function lockFindingFacts(
  tx: TenantTx,
  ids: readonly string[],
): Promise<(FindingFactsRow & FindingFace)[]> {
  if (ids.length === 0) return []
  return tx.db.$queryRaw<(FindingFactsRow & FindingFace)[]>`
    SELECT id, machine, first_seen AS "firstSeen", opened_at AS "openedAt", closed_at AS "closedAt", reopened, asset_id AS "assetId",
      check_key AS "checkKey", subject, severity, weight, fixed_in AS "fixedIn"
    FROM finding WHERE tenant_id = ${tx.tenantId}::uuid AND id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

/** Lets findings say what the evidence does, set-based; a person's *fixed* on one that fails again starts anew. */
export async function setFindingFacts(
  tx: TenantTx,
  updates: readonly FindingUpdate[],
  updated: Date,
): Promise<void> {
  if (updates.length === 0) return
  tx.changed.add(anyFindingPart())
  const faces = updates.map((n) => n.face)
  tx.later(tx.db.$executeRaw`
    UPDATE finding f SET machine = n.machine, first_seen = n.first_seen, opened_at = n.opened_at, closed_at = n.closed_at,
      reopened = n.reopened, updated_at = ${updated}, version = f.version + 1,
      asset_id = coalesce(n.asset_id, f.asset_id), check_key = coalesce(n.check_key, f.check_key), subject = coalesce(n.subject, f.subject),
      severity = coalesce(n.severity, f.severity), weight = coalesce(n.weight, f.weight),
      fixed_in = CASE WHEN n.asset_id IS NULL THEN f.fixed_in ELSE n.fixed_in END,
      package_version = CASE WHEN n.subject IS NULL OR n.subject = f.subject THEN f.package_version
        ELSE coalesce((SELECT v.package_version FROM vulnerability v
          WHERE v.tenant_id = ${tx.tenantId}::uuid AND v.subject_key = n.subject_key), f.package_version) END,
      triage = CASE WHEN n.machine = 'open' AND f.machine <> 'open' AND f.triage = 'fixed' THEN 'new' ELSE f.triage END
    FROM unnest(${updates.map((n) => n.id)}::uuid[], ${updates.map((n) => n.machine)}::text[], ${updates.map((n) => n.firstSeen)}::timestamptz[],
      ${updates.map((n) => n.openedAt)}::timestamptz[], ${updates.map((n) => n.closedAt)}::timestamptz[],
      ${updates.map((n) => n.reopened)}::int[], ${faces.map((f) => f?.assetId ?? null)}::uuid[], ${faces.map((f) => f?.checkKey ?? null)}::uuid[],
      ${faces.map((f) => f?.subject ?? null)}::text[], ${faces.map((f) => (f ? subjectKey(f.subject) : null))}::uuid[],
      ${faces.map((f) => f?.severity ?? null)}::text[], ${faces.map((f) => f?.weight ?? null)}::int[],
      ${faces.map((f) => f?.fixedIn ?? null)}::text[])
      AS n(id, machine, first_seen, opened_at, closed_at, reopened, asset_id, check_key, subject, subject_key, severity, weight, fixed_in)
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.id = n.id`)
}
