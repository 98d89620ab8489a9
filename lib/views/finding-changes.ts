import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { decodeCursor } from '@/lib/core/cursor'
import { localDay, startOfLocalDay } from '@/lib/core/local-day'
import { publicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { countFindingChanges, findingChanges as readChanges } from '@/lib/store/findings/finding-changes'
import { inTenant } from '@/lib/store/in-tenant'
import { findingRows } from './finding'
import type { FindingChangesDto, FindingChangesQuery } from './finding.schema'
import { findingDtos } from './finding-dto'
import { dayBefore, dayRange, findingFilter } from './finding-filter'
import { momentOf } from './moment-of'
import { pageOf } from './page-of'

/** What reports opened, reopened and closed from one day of the tenant's calendar to another, newest first, and which report it was. */
export async function findingChanges(
  scope: Scope,
  query: FindingChangesQuery,
  now: Date = new Date(),
): Promise<FindingChangesDto> {
  const catalogue = loadCatalogue()
  const { timeZone } = scope.tenant
  const moment = momentOf(query, now)
  const today = localDay(moment.at.getTime(), timeZone)
  const to = query.to ?? today
  const from = query.from === 'yesterday' ? dayBefore(today) : query.from
  const range = dayRange({ from, to }, today, timeZone)
  const window = { from: range.from ?? new Date(startOfLocalDay(from, timeZone)), to: range.to ?? moment.at }
  const cursor = query.cursor ? decodeCursor(query.cursor, ['instant', UUID]) : null
  return inTenant(scope, async (tx) => {
    const { only, ...filters } = query
    const filter = await findingFilter(
      tx,
      catalogue,
      { ...filters, from: undefined, to: undefined },
      moment.at,
    )
    const events = await readChanges(tx, {
      filter,
      moment,
      ...window,
      kind: only ?? null,
      after: cursor ? { at: new Date(Number(cursor[0])), id: String(cursor[1]) } : null,
      limit: query.limit + 1,
    })
    const counts = await countFindingChanges(tx, { filter, moment, ...window })
    const rows = await findingRows(tx, [...new Set(events.map(({ findingId }) => findingId))], moment)
    const toDto = await findingDtos(tx, catalogue, rows, moment.past ? moment : null)
    const findings = new Map(rows.map((row) => [row.id, toDto(row)]))
    const shown = events.flatMap((event) => {
      const finding = findings.get(event.findingId)
      return finding ? [{ ...event, finding }] : []
    })
    return {
      ...pageOf(
        shown,
        query.limit,
        (event) => ({
          id: publicId('event', event.id),
          kind: event.kind,
          at: event.at.toISOString(),
          submission: event.submissionId ? publicId('submission', event.submissionId) : null,
          finding: event.finding,
        }),
        (event) => [event.at.getTime(), event.id],
      ),
      from,
      to,
      time_zone: timeZone,
      counts: {
        opened: counts.get('opened') ?? 0,
        reopened: counts.get('reopened') ?? 0,
        closed: counts.get('closed') ?? 0,
      },
    }
  })
}
