import type { LineChange } from '@/lib/core/place-report'
import { FOREVER, type Interval, sameState } from '@/lib/core/timeline'
import { firstOrRetry } from '../first-or-retry'
import { FOREVER_DATE } from '../forever'
import { inBatches } from '../in-batches'
import type { TenantTx } from '../in-tenant'
import { rowsSql } from '../rows-sql'

interface Row {
  line: LineChange
  interval: Interval
  /** The same with an end. */
  ended?: Interval | undefined
}

/**
 * Writes changed lines, set-based: five statements whatever their number, in pieces where there are very many.
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
  const dropped = changes.flatMap((line) =>
    line.drop.map((interval): Row => {
      const ended = line.add.find((next) => isEndOf(next, interval))
      return { line, interval, ended }
    }),
  )
  const ends = new Set(dropped.map(({ ended }) => ended))
  const added = changes.flatMap((line) =>
    line.add.filter((interval) => !ends.has(interval)).map((interval): Row => ({ line, interval })),
  )
  const of = { tx, assetId, recorded }
  await inBatches(tx, dropped.filter(isOpen), (rows) => supersedeCurrent(of, rows))
  await inBatches(
    tx,
    dropped.filter((row) => !isOpen(row)),
    (rows) => supersedeHistory(of, rows),
  )
  await inBatches(
    tx,
    added.filter((row) => !isOpen(row)),
    (rows) => insertHistory(of, rows),
  )
  await inBatches(tx, added.filter(isOpen), (rows) => firstOrRetry(insertCurrent(of, rows)))
}

interface Written {
  tx: TenantTx
  assetId: string
  recorded: Date
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

function supersedeCurrent({ tx, assetId, recorded }: Written, rows: readonly Row[]): Promise<unknown> {
  const checks = rows.map(({ line }) => line.checkKey)
  const subjects = rows.map(({ line }) => line.subjectKey)
  const ends = rows.map(({ ended }) => (ended ? new Date(ended.validTo) : null))
  const kept = tx.db.$executeRaw`
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
    ON CONFLICT DO NOTHING`
  const gone = tx.db.$executeRaw`
    DELETE FROM state_current s USING unnest(${checks}::uuid[], ${subjects}::uuid[]) AS k(check_key, subject_key)
    WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = ${assetId}::uuid AND s.check_key = k.check_key AND s.subject_key = k.subject_key`
  return Promise.all([kept, gone])
}

function supersedeHistory({ tx, assetId, recorded }: Written, rows: readonly Row[]): Promise<unknown> {
  return tx.db.$executeRaw`
    UPDATE state_history s SET recorded_to = ${recorded}
    FROM unnest(${rows.map(({ line }) => line.checkKey)}::uuid[], ${rows.map(({ line }) => line.subjectKey)}::uuid[],
      ${rows.map((r) => new Date(r.interval.validFrom))}::timestamptz[]) AS k(check_key, subject_key, valid_from)
    WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = ${assetId}::uuid AND s.check_key = k.check_key
      AND s.subject_key = k.subject_key AND s.valid_from = k.valid_from AND s.recorded_to = ${FOREVER_DATE}`
}

function insertHistory({ tx, assetId, recorded }: Written, rows: readonly Row[]): Promise<unknown> {
  const c = columns(rows)
  return tx.db.$executeRaw`
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
    ON CONFLICT DO NOTHING`
}

function insertCurrent({ tx, assetId, recorded }: Written, rows: readonly Row[]): Promise<unknown> {
  const c = columns(rows)
  const of = {
    check_key: ['uuid', c.checkKey],
    subject_key: ['uuid', c.subjectKey],
    subject: ['text', c.subject],
    result: ['text', c.result],
    severity: ['text', c.severity],
    detail: ['text', c.detail],
    printed_result: ['text', c.printedResult],
    submission_id: ['uuid', c.submissionId],
    valid_from: ['timestamptz', c.validFrom],
    place_from: ['int', c.placeFrom],
    place_to: ['int', c.placeTo],
    place_pointer: ['text', c.placePointer],
    place_line: ['int', c.placeLine],
    fixed_in: ['text', c.fixedIn],
    severity_source: ['text', c.severitySource],
    clock_from: ['timestamptz', c.clockFrom],
    clock_basis: ['text', c.clockBasis],
    vex_status: ['text', c.vexStatus],
    stated_at: ['timestamptz', c.statedAt],
  } as const
  return tx.db.$executeRaw`
    INSERT INTO state_current (tenant_id, asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from,
      recorded_from, submission_id, place_from, place_to, place_pointer, place_line,
      fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at)
    SELECT ${tx.tenantId}::uuid, ${assetId}::uuid, r.check_key, r.subject_key, r.subject, r.result, r.severity, r.detail, r.printed_result,
      r.valid_from, ${recorded}, r.submission_id, r.place_from, r.place_to, r.place_pointer, r.place_line,
      r.fixed_in, r.severity_source, r.clock_from, r.clock_basis, r.vex_status, r.stated_at
    FROM ${rowsSql('r', of)}`
}

/** One array a column, made in one pass: a large report writes a hundred thousand rows. */
function columns(rows: readonly Row[]) {
  const instants = new Map<number, Date>()
  const instant = (ms: number | null | undefined): Date | null => {
    if (typeof ms !== 'number') return null
    const known = instants.get(ms) ?? new Date(ms)
    instants.set(ms, known)
    return known
  }
  const c = {
    checkKey: [] as string[],
    subjectKey: [] as string[],
    subject: [] as string[],
    result: [] as string[],
    severity: [] as string[],
    detail: [] as string[],
    printedResult: [] as string[],
    submissionId: [] as string[],
    validFrom: [] as (Date | null)[],
    validTo: [] as (Date | null)[],
    placeFrom: [] as number[],
    placeTo: [] as number[],
    placePointer: [] as (string | null)[],
    placeLine: [] as (number | null)[],
    fixedIn: [] as (string | null)[],
    severitySource: [] as (string | null)[],
    clockFrom: [] as (Date | null)[],
    clockBasis: [] as (string | null)[],
    vexStatus: [] as (string | null)[],
    statedAt: [] as (Date | null)[],
  }
  for (const { line, interval } of rows) {
    const { at, vulnerability, vex } = interval
    c.checkKey.push(line.checkKey)
    c.subjectKey.push(line.subjectKey)
    c.subject.push(line.subject)
    c.result.push(interval.result)
    c.severity.push(interval.severity)
    c.detail.push(interval.detail)
    c.printedResult.push(interval.printedResult)
    c.submissionId.push(interval.submissionId)
    c.validFrom.push(instant(interval.validFrom))
    c.validTo.push(instant(interval.validTo))
    c.placeFrom.push(at.from)
    c.placeTo.push(at.to)
    c.placePointer.push(at.pointer ?? null)
    c.placeLine.push(at.line ?? null)
    c.fixedIn.push(vulnerability?.fixedIn ?? null)
    c.severitySource.push(vulnerability?.severitySource ?? null)
    c.clockFrom.push(instant(vulnerability?.clock?.from))
    c.clockBasis.push(vulnerability?.clock?.basis ?? null)
    c.vexStatus.push(vex?.status ?? null)
    c.statedAt.push(instant(vex?.statedAt))
  }
  return c
}
