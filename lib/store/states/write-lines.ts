import type { LineChange } from '@/lib/core/place-report'
import { FOREVER, type Interval, sameState } from '@/lib/core/timeline'
import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'

type Row = LineKeyed & { interval: Interval }
interface LineKeyed {
  checkKey: string
  subjectKey: string
  subject: string
}

/**
 * Writes changed lines, set-based: five statements whatever their number.
 * What was believed until now moves to history with its recorded end; nothing is ever overwritten. What ends is one row there, which
 * knows since when its end is known.
 */
export async function writeLines(
  tx: TenantTx,
  assetId: string,
  changes: readonly LineChange[],
  recorded: Date,
): Promise<void> {
  if (changes.length === 0) return
  const dropped = changes.flatMap((c) =>
    c.drop.map((interval) => ({ ...c, interval, ended: c.add.find((next) => isEndOf(next, interval)) })),
  )
  const ends = new Set(dropped.map(({ ended }) => ended))
  const added = changes.flatMap((c) =>
    c.add.filter((interval) => !ends.has(interval)).map((interval) => ({ ...c, interval })),
  )
  await supersedeCurrent(tx, assetId, dropped.filter(isOpen), recorded)
  await supersedeHistory(
    tx,
    assetId,
    dropped.filter((row) => !isOpen(row)),
    recorded,
  )
  await insertHistory(
    tx,
    assetId,
    added.filter((row) => !isOpen(row)),
    recorded,
  )
  await insertCurrent(tx, assetId, added.filter(isOpen), recorded)
}

const isOpen = (row: Row) => row.interval.validTo === FOREVER

/** Whether it is the open interval with nothing but an end. */
function isEndOf(next: Interval, open: Interval): boolean {
  return (
    open.validTo === FOREVER &&
    next.validTo !== FOREVER &&
    next.validFrom === open.validFrom &&
    next.submissionId === open.submissionId &&
    sameState(next, open)
  )
}

async function supersedeCurrent(
  tx: TenantTx,
  assetId: string,
  rows: readonly (Row & { ended?: Interval | undefined })[],
  recorded: Date,
): Promise<void> {
  if (rows.length === 0) return
  const checks = rows.map((r) => r.checkKey)
  const subjects = rows.map((r) => r.subjectKey)
  const ends = rows.map((r) => (r.ended ? new Date(r.ended.validTo) : null))
  tx.later(tx.db.$executeRaw`
    INSERT INTO state_history (tenant_id, asset_id, check_key, subject_key, valid_from, recorded_from, valid_to, recorded_to, end_recorded, subject, result,
      severity, detail, printed_result, submission_id, place_from, place_to, place_pointer, place_line,
      fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at)
    SELECT s.tenant_id, s.asset_id, s.check_key, s.subject_key, s.valid_from, s.recorded_from, coalesce(k.valid_to, ${FOREVER_DATE}::timestamptz),
      CASE WHEN k.valid_to IS NULL THEN ${recorded}::timestamptz ELSE ${FOREVER_DATE}::timestamptz END,
      CASE WHEN k.valid_to IS NULL THEN NULL ELSE ${recorded}::timestamptz END, s.subject, s.result,
      s.severity, s.detail, s.printed_result, s.submission_id, s.place_from, s.place_to, s.place_pointer, s.place_line,
      s.fixed_in, s.severity_source, s.clock_from, s.clock_basis, s.vex_status, s.stated_at
    FROM state_current s JOIN unnest(${checks}::uuid[], ${subjects}::uuid[], ${ends}::timestamptz[]) AS k(check_key, subject_key, valid_to)
      ON s.check_key = k.check_key AND s.subject_key = k.subject_key
    WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = ${assetId}::uuid
    ON CONFLICT DO NOTHING`)
  tx.later(tx.db.$executeRaw`
    DELETE FROM state_current s USING unnest(${checks}::uuid[], ${subjects}::uuid[]) AS k(check_key, subject_key)
    WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = ${assetId}::uuid AND s.check_key = k.check_key AND s.subject_key = k.subject_key`)
}

async function supersedeHistory(
  tx: TenantTx,
  assetId: string,
  rows: readonly Row[],
  recorded: Date,
): Promise<void> {
  if (rows.length === 0) return
  tx.later(tx.db.$executeRaw`
    UPDATE state_history s SET recorded_to = ${recorded}
    FROM unnest(${rows.map((r) => r.checkKey)}::uuid[], ${rows.map((r) => r.subjectKey)}::uuid[],
      ${rows.map((r) => new Date(r.interval.validFrom))}::timestamptz[]) AS k(check_key, subject_key, valid_from)
    WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = ${assetId}::uuid AND s.check_key = k.check_key
      AND s.subject_key = k.subject_key AND s.valid_from = k.valid_from AND s.recorded_to = ${FOREVER_DATE}`)
}

async function insertHistory(
  tx: TenantTx,
  assetId: string,
  rows: readonly Row[],
  recorded: Date,
): Promise<void> {
  if (rows.length === 0) return
  const c = columns(rows)
  tx.later(tx.db.$executeRaw`
    INSERT INTO state_history (tenant_id, asset_id, check_key, subject_key, valid_from, recorded_from, valid_to, recorded_to, subject, result,
      severity, detail, printed_result, submission_id, place_from, place_to, place_pointer, place_line,
      fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at)
    SELECT ${tx.tenantId}::uuid, ${assetId}::uuid, r.check_key, r.subject_key, r.valid_from, ${recorded}, r.valid_to, ${FOREVER_DATE}, r.subject,
      r.result, r.severity, r.detail, r.printed_result, r.submission_id, r.place_from, r.place_to, r.place_pointer, r.place_line,
      r.fixed_in, r.severity_source, r.clock_from, r.clock_basis, r.vex_status, r.stated_at
    FROM unnest(${c.checkKey}::uuid[], ${c.subjectKey}::uuid[], ${c.subject}::text[], ${c.result}::text[], ${c.severity}::text[],
      ${c.detail}::text[], ${c.printedResult}::text[], ${c.submissionId}::uuid[], ${c.validFrom}::timestamptz[], ${c.validTo}::timestamptz[],
      ${c.placeFrom}::int[], ${c.placeTo}::int[], ${c.placePointer}::text[], ${c.placeLine}::int[],
      ${c.fixedIn}::text[], ${c.severitySource}::text[], ${c.clockFrom}::timestamptz[], ${c.clockBasis}::text[],
      ${c.vexStatus}::text[], ${c.statedAt}::timestamptz[])
      AS r(check_key, subject_key, subject, result, severity, detail, printed_result, submission_id, valid_from, valid_to, place_from, place_to,
        place_pointer, place_line, fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at)
    ON CONFLICT DO NOTHING`)
}

async function insertCurrent(
  tx: TenantTx,
  assetId: string,
  rows: readonly Row[],
  recorded: Date,
): Promise<void> {
  if (rows.length === 0) return
  const c = columns(rows)
  tx.later(tx.db.$executeRaw`
    INSERT INTO state_current (tenant_id, asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from,
      recorded_from, submission_id, place_from, place_to, place_pointer, place_line,
      fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at)
    SELECT ${tx.tenantId}::uuid, ${assetId}::uuid, r.check_key, r.subject_key, r.subject, r.result, r.severity, r.detail, r.printed_result,
      r.valid_from, ${recorded}, r.submission_id, r.place_from, r.place_to, r.place_pointer, r.place_line,
      r.fixed_in, r.severity_source, r.clock_from, r.clock_basis, r.vex_status, r.stated_at
    FROM unnest(${c.checkKey}::uuid[], ${c.subjectKey}::uuid[], ${c.subject}::text[], ${c.result}::text[], ${c.severity}::text[],
      ${c.detail}::text[], ${c.printedResult}::text[], ${c.submissionId}::uuid[], ${c.validFrom}::timestamptz[],
      ${c.placeFrom}::int[], ${c.placeTo}::int[], ${c.placePointer}::text[], ${c.placeLine}::int[],
      ${c.fixedIn}::text[], ${c.severitySource}::text[], ${c.clockFrom}::timestamptz[], ${c.clockBasis}::text[],
      ${c.vexStatus}::text[], ${c.statedAt}::timestamptz[])
      AS r(check_key, subject_key, subject, result, severity, detail, printed_result, submission_id, valid_from, place_from, place_to,
        place_pointer, place_line, fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at)
    ON CONFLICT DO NOTHING`)
}

function columns(rows: readonly Row[]) {
  return {
    checkKey: rows.map((r) => r.checkKey),
    subjectKey: rows.map((r) => r.subjectKey),
    subject: rows.map((r) => r.subject),
    result: rows.map((r) => r.interval.result),
    severity: rows.map((r) => r.interval.severity),
    detail: rows.map((r) => r.interval.detail),
    printedResult: rows.map((r) => r.interval.printedResult),
    submissionId: rows.map((r) => r.interval.submissionId),
    validFrom: rows.map((r) => new Date(r.interval.validFrom)),
    validTo: rows.map((r) => new Date(r.interval.validTo)),
    placeFrom: rows.map((r) => r.interval.at.from),
    placeTo: rows.map((r) => r.interval.at.to),
    placePointer: rows.map((r) => r.interval.at.pointer ?? null),
    placeLine: rows.map((r) => r.interval.at.line ?? null),
    fixedIn: rows.map((r) => r.interval.vulnerability?.fixedIn ?? null),
    severitySource: rows.map((r) => r.interval.vulnerability?.severitySource ?? null),
    clockFrom: rows.map(({ interval: { vulnerability } }) => {
      const from = vulnerability?.clock?.from
      return from === undefined ? null : new Date(from)
    }),
    clockBasis: rows.map((r) => r.interval.vulnerability?.clock?.basis ?? null),
    vexStatus: rows.map((r) => r.interval.vex?.status ?? null),
    statedAt: rows.map(({ interval: { vex } }) =>
      typeof vex?.statedAt === 'number' ? new Date(vex.statedAt) : null,
    ),
  }
}
