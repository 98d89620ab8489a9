import type { Scope } from '@/lib/access/keys'
import { parsePublicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listAssets } from '@/lib/views/assets'
import { tallyAll } from '../../lib/tally/tally-all'
import { handIn } from './hand-in'

export interface Fleet {
  /** Besides the one that reports. */
  hosts: number
  /** Days before today on which every host was looked at. */
  days: number
  /** Of each host, how many checks changed their result once on the way. */
  changes: number
}

/**
 * A fleet that reported every day, as the database would hold it: one host hands in a real report (117 checks), the others
 * are its copies, each with a history of its own. Far quicker than handing in thousands of reports.
 */
export async function seedFleet(scope: Scope, { hosts, days, changes }: Fleet): Promise<void> {
  const today = new Date()
  const first = new Date(today.getTime() - days * 86_400_000)
  await handIn(scope, 'lab-default.json', 'fleet-0', { observedAt: first, labels: { env: 'prod' } })
  const [asset] = (await listAssets(scope, { limit: 1, q: 'fleet-0' })).items
  const id = parsePublicId('asset', asset?.id ?? '')
  await inTenant(scope, async ({ db, tenantId }) => {
    await db.$executeRaw`
      INSERT INTO asset (tenant_id, id, kind, name, lineage, created_at, first_seen, last_seen, label_set_id, last_recorded)
      SELECT tenant_id, gen_random_uuid(), kind, 'fleet-' || i, lineage, created_at, first_seen, last_seen, label_set_id, last_recorded
      FROM asset, generate_series(1, ${hosts}::int) i WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`
    await db.$executeRaw`
      INSERT INTO asset_label (tenant_id, asset_id, key, valid_from, recorded_from, value, valid_to, recorded_to)
      SELECT l.tenant_id, a.id, l.key, l.valid_from, l.recorded_from, l.value, l.valid_to, l.recorded_to
      FROM asset_label l, asset a WHERE l.tenant_id = ${tenantId}::uuid AND l.asset_id = ${id}::uuid AND a.tenant_id = l.tenant_id AND a.id <> l.asset_id`
    await db.$executeRaw`
      INSERT INTO state_current (tenant_id, asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from,
        recorded_from, submission_id, place_from, place_to, place_pointer, place_line)
      SELECT s.tenant_id, a.id, s.check_key, s.subject_key, s.subject, s.result, s.severity, s.detail, s.printed_result,
        s.valid_from, s.recorded_from, s.submission_id, s.place_from, s.place_to, s.place_pointer, s.place_line
      FROM state_current s, asset a WHERE s.tenant_id = ${tenantId}::uuid AND s.asset_id = ${id}::uuid AND a.tenant_id = s.tenant_id AND a.id <> s.asset_id`
    await db.$executeRaw`
      INSERT INTO coverage (tenant_id, asset_id, observed_at, submission_id, tool, profile, set_id, partial_pairs, sha256, sighting, recorded_at)
      SELECT c.tenant_id, a.id, c.observed_at + make_interval(days => d), c.submission_id, c.tool, c.profile, c.set_id, c.partial_pairs, c.sha256, d > 0,
        c.recorded_at
      FROM coverage c, asset a, generate_series(0, ${days}::int) d
      WHERE c.tenant_id = ${tenantId}::uuid AND c.asset_id = ${id}::uuid AND a.tenant_id = c.tenant_id ON CONFLICT DO NOTHING`
    await db.$executeRaw`
      INSERT INTO finding (tenant_id, id, asset_id, check_key, subject, title, severity, weight, machine, first_seen, opened_at, closed_at, reopened,
        updated_at)
      SELECT f.tenant_id, md5(f.id::text || a.id)::uuid, a.id, f.check_key, f.subject, f.title, f.severity, f.weight, f.machine,
        f.first_seen, f.opened_at, f.closed_at, f.reopened, f.updated_at
      FROM finding f, asset a WHERE f.tenant_id = ${tenantId}::uuid AND f.asset_id = ${id}::uuid AND a.tenant_id = f.tenant_id AND a.id <> f.asset_id`
    await db.$executeRaw`
      INSERT INTO finding_key (tenant_id, asset_id, check_key, subject_key, finding_id)
      SELECT k.tenant_id, a.id, k.check_key, k.subject_key, md5(k.finding_id::text || a.id)::uuid
      FROM finding_key k, asset a WHERE k.tenant_id = ${tenantId}::uuid AND k.asset_id = ${id}::uuid AND a.tenant_id = k.tenant_id AND a.id <> k.asset_id`
    await change(db, tenantId, days, changes)
  })
  await inTenant(scope, (tx) => tallyAll(tx))
}

/** Of each host some checks said the other thing until a day of its own. */
async function change(
  db: Parameters<Parameters<typeof inTenant>[1]>[0]['db'],
  tenantId: string,
  days: number,
  changes: number,
): Promise<void> {
  await db.$executeRaw`
    WITH picked AS (
      SELECT s.*, row_number() OVER (PARTITION BY asset_id ORDER BY md5(asset_id::text || check_key || subject_key)) AS n,
        1 + abs(hashtext(asset_id::text || check_key)) % greatest(${days}::int - 1, 1) AS day
      FROM state_current s WHERE tenant_id = ${tenantId}::uuid AND result IN ('pass', 'fail')
    ), old AS (
      INSERT INTO state_history (tenant_id, asset_id, check_key, subject_key, valid_from, recorded_from, valid_to, recorded_to, subject, result,
        severity, detail, printed_result, submission_id, place_from, place_to, place_pointer, place_line)
      SELECT tenant_id, asset_id, check_key, subject_key, valid_from, recorded_from, valid_from + make_interval(days => day), '9999-12-31Z', subject,
        CASE result WHEN 'pass' THEN 'fail' ELSE 'pass' END, severity, detail, printed_result, submission_id, place_from, place_to, place_pointer, place_line
      FROM picked WHERE n <= ${changes}::int
      RETURNING asset_id, check_key, subject_key, valid_to
    )
    UPDATE state_current s SET valid_from = old.valid_to FROM old
    WHERE s.tenant_id = ${tenantId}::uuid AND s.asset_id = old.asset_id AND s.check_key = old.check_key AND s.subject_key = old.subject_key`
}
