import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { NotFound } from '@/lib/core/errors'
import type { Catalogue } from '@/lib/core/framework'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { findingEvents } from '@/lib/store/findings/finding-events'
import { ANY_FINDING, type Moment } from '@/lib/store/findings/finding-sql'
import { type FindingRow, listFindings } from '@/lib/store/findings/list-findings'
import { stateOfFinding } from '@/lib/store/findings/state-of-finding'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { vexSaid } from '@/lib/store/vex/vex-said'
import type { FindingDetailDto, FindingDto } from './finding.schema'
import { findingDtos } from './finding-dto'
import { momentOf } from './moment-of'
import { actorRefOf } from './refs'
import { safeguardDetail } from './safeguard'
import { stateDtos } from './states'
import { type Times, type TimesQuery, timesOf } from './times'
import { vexDto } from './vex-dto'
import { findingPlaces, vulnerabilityDto } from './vulnerability'

/** Rows of findings by their ids, in no order. */
export async function findingRows(
  tx: TenantTx,
  ids: readonly string[],
  moment: Moment = momentOf({}, new Date()),
): Promise<FindingRow[]> {
  if (ids.length === 0) return []
  const filter = { ...ANY_FINDING, ids }
  return listFindings(tx, { filter, moment, sort: 'impact', after: null, limit: ids.length })
}

/** Findings as lists show them, by public ids; those that are not there are left out. */
export async function findingsByIds(scope: Scope, ids: readonly string[]): Promise<FindingDto[]> {
  const uuids = ids.flatMap((id) => parsePublicId('finding', id) ?? [])
  return inTenant(scope, async (tx) => {
    const rows = await findingRows(tx, uuids)
    return rows.map(await findingDtos(tx, loadCatalogue(), rows))
  })
}

/**
 * One finding with the state it speaks of and its life so far; with a time as it stood at it.
 * @throws NotFound, also when nothing had failed by then
 */
export async function findingDetail(
  scope: Scope,
  id: string,
  query: TimesQuery = {},
): Promise<FindingDetailDto> {
  const uuid = parsePublicId('finding', id)
  if (!uuid) throw new NotFound()
  const catalogue = loadCatalogue()
  const moment = momentOf(query, new Date())
  const past = moment.past ? moment : null
  return inTenant(scope, async (tx) => {
    const [row] = await findingRows(tx, [uuid], moment)
    if (!row) throw new NotFound()
    const toDto = await findingDtos(tx, catalogue, [row], past)
    const state = await stateOfFinding(tx, uuid, past ?? undefined)
    const stateDto = state && (await stateDtos(tx, catalogue, [state]))(state)
    return {
      ...toDto(row),
      detail: state?.detail ?? '',
      safeguards: safeguardsOf(catalogue, row),
      state: stateDto,
      vulnerability: await vulnerabilityDto(tx, row.subject),
      vex: row.advisory === null ? [] : (await vexSaid(tx, { findingId: uuid }, moment)).map(vexDto),
      places: await findingPlaces(tx, catalogue, uuid, timesOf(query)),
      events: await eventsOf(tx, uuid, past),
    }
  })
}

function safeguardsOf(catalogue: Catalogue, row: FindingRow): FindingDetailDto['safeguards'] {
  const ids = catalogue.checkByKey.get(row.checkKey)?.safeguards.map((s) => s.id) ?? []
  return ids.map(safeguardDetail)
}

async function eventsOf(
  tx: TenantTx,
  findingId: string,
  past: Times | null,
): Promise<FindingDetailDto['events']> {
  const events = await findingEvents(tx, findingId, past ?? undefined)
  const actors = await actorsById(
    tx,
    events.flatMap((event) => event.actorRef ?? []),
  )
  return events.map((event) => ({
    id: publicId('event', event.id),
    at: event.at.toISOString(),
    kind: event.kind as FindingDetailDto['events'][number]['kind'],
    actor: event.actorRef ? actorRefOf(actors, event.actorRef) : null,
    submission: event.submissionId ? publicId('submission', event.submissionId) : null,
    data: event.data as Record<string, unknown>,
  }))
}
