import type { AssetKind } from '@/lib/core/report'
import { notRetiredSql } from '../assets/not-retired-sql'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { heldSql } from '../states/held-sql'

/** A place where a finding fails. */
export interface FindingPlace {
  assetId: string
  assetKind: AssetKind
  assetName: string
  checkKey: string
  subject: string
  severity: string
  fixedIn: string | null
  since: Date
}

/** Everywhere a finding fails at an instant as known at another: a vulnerability may be in several images, and seen by several scanners. */
export async function whereFinding(
  tx: TenantTx,
  findingId: string,
  { at, knownAt }: { at: Date; knownAt: Date },
): Promise<FindingPlace[]> {
  return tx.db.$queryRaw<FindingPlace[]>`
    SELECT a.id AS "assetId", a.kind AS "assetKind", a.name AS "assetName", s.check_key AS "checkKey", s.subject, s.severity,
      s.fixed_in AS "fixedIn", s.valid_from AS since
    FROM finding_key k
    JOIN ${heldSql(tx.tenantId, { at, knownAt }, Prisma.sql`AND result = 'fail'`)} s ON s.asset_id = k.asset_id AND s.check_key = k.check_key AND s.subject_key = k.subject_key
    JOIN asset a ON a.tenant_id = k.tenant_id AND a.id = k.asset_id AND a.tenant_id = ${tx.tenantId}::uuid
    WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.finding_id = ${findingId}::uuid
      AND ${notRetiredSql(tx.tenantId, Prisma.sql`k.asset_id`, { at, knownAt })}
    ORDER BY s.valid_from DESC, a.name, a.id LIMIT 200`
}
