import type { Scope } from '@/lib/access/keys'
import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { controlHistory, type Move, type VerdictChange, type VerdictThen } from '@/lib/core/control-history'
import { determinationEvents } from '@/lib/core/determination-events'
import { edgesOf } from '@/lib/core/edges-of'
import { NotFound } from '@/lib/core/errors'
import type { Catalogue } from '@/lib/core/framework'
import { localDay } from '@/lib/core/local-day'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { actorsById, type NamedActor } from '@/lib/store/actors/actors-by-id'
import { type AssessmentRow, assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { assetsById, type NamedAsset } from '@/lib/store/assets/assets-by-id'
import { instantKey, looksBefore } from '@/lib/store/coverage/looks-before'
import type { DeterminationRow } from '@/lib/store/determinations/determination-row'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import { inTenant } from '@/lib/store/in-tenant'
import type { ControlTimelineDto, ControlTimelineEntryDto } from './control-timeline.schema'
import { actorRefOf, assetRefOf } from './refs'
import { scopesOverTime } from './scopes-over-time'
import { timesOf } from './times'
import type { TrendQuery } from './trend.schema'
import { trendInstants } from './trend-instants'
import { verdictWords } from './verdict-words'

/** How many moves beneath a change are named. */
const MOST = 8

/**
 * The verdicts of a control over the last local days, each change with what moved beneath it, and what happened to its
 * determinations; newest first. Seven statements, however many days and assets, the one that sets the tenant included.
 * @throws NotFound also for a group, a clause, or a control of another level
 */
export async function readControlTimeline(
  scope: Scope,
  id: string,
  controlId: string,
  query: TrendQuery,
  now: Date = new Date(),
): Promise<ControlTimelineDto> {
  const uuid = parsePublicId('assessment', id)
  if (!uuid) throw new NotFound()
  const times = timesOf(query, now)
  const { timeZone } = scope.tenant
  const instants = trendInstants(times.at.getTime(), query.days, timeZone)
  const first = instants[0] ?? times.at.getTime()
  return inTenant(scope, async (tx) => {
    const [row] = await assessmentsAt(tx, times.knownAt, uuid)
    if (!row) throw new NotFound()
    const catalogue = await catalogueOfVersion(tx, row.catalogueVersion)
    const determinations = await listDeterminations(tx, [uuid], { knownAt: times.knownAt, controlId })
    const only = neededBy(controlId, catalogue, row.frameworkId)
    const changes = controlHistory({
      catalogue,
      frameworkId: row.frameworkId,
      level: row.level === '' ? null : row.level,
      profile: row.profile,
      controlId,
      ...(await scopesOverTime(tx, { row, catalogue, instants, times, only })),
      determinations,
      instants,
      knownAt: times.knownAt,
    })
    if (changes.length === 0) throw new NotFound()
    const events = determinations.flatMap((one) =>
      determinationEvents(one, times).flatMap((event) => (event.at >= first ? { ...event, of: one } : [])),
    )
    const actors = await actorsById(
      tx,
      events.flatMap((event) => event.actorRef ?? []),
    )
    const shown = changes.flatMap(({ at, moves }) =>
      moves.slice(0, MOST).map(({ assetId }) => ({ assetId, at })),
    )
    const assets = await assetsById(
      tx,
      shown.map((one) => one.assetId),
    )
    const looks = await looksBefore(tx, shown, times.knownAt)
    const context: Context = { row, catalogue, assets, looks, timeZone }
    const items = [
      ...changes.map((change) => changeDto(change, context)),
      ...events.map((event) => eventDto(event, context, actors)),
    ]
    return {
      as_of: times.at.toISOString(),
      known_at: times.knownAt.toISOString(),
      time_zone: timeZone,
      days: query.days,
      items: items.toSorted((a, b) => (a.at < b.at ? 1 : -1)),
    }
  })
}

interface Context {
  row: AssessmentRow
  catalogue: Catalogue
  assets: ReadonlyMap<string, NamedAsset>
  /** By `instantKey`: the submission that looked last. */
  looks: ReadonlyMap<string, string>
  timeZone: string
}

/** The safeguards that a control rests on, or itself where it is a recommendation. */
function neededBy(controlId: string, catalogue: Catalogue, frameworkId: string): Set<string> {
  if (catalogue.familyOf.get(frameworkId) === 'cis') return new Set([controlId])
  return new Set(
    edgesOf(catalogue, frameworkId, controlId).flatMap((edge) =>
      edge.strength !== 'supporting' && edge.on_fail === 'gap' ? edge.safeguard : [],
    ),
  )
}

function changeDto(change: VerdictChange, context: Context): ControlTimelineEntryDto {
  return {
    kind: 'verdict',
    day: localDay(change.at, context.timeZone),
    at: new Date(change.at).toISOString(),
    before: change.before && thenDto(change.before, context),
    after: thenDto(change.after, context),
    moves: {
      total: change.moves.length,
      items: change.moves.slice(0, MOST).flatMap((move) => moveDto(move, change.at, context)),
    },
  }
}

function thenDto(then: VerdictThen, { catalogue, row }: Context) {
  const family = catalogue.familyOf.get(row.frameworkId) ?? 'nist'
  const gap = then.machine === 'not_met' || then.machine === 'partly_met'
  return {
    verdict: then.verdict,
    machine_verdict: then.machine,
    words: verdictWords(catalogue, family, then.verdict, gap && then.determination === null),
    reason: then.reason,
    determination: then.determination && publicId('determination', then.determination),
  }
}

function moveDto(move: Move, at: number, { catalogue, row, assets, looks }: Context) {
  const asset = assets.get(move.assetId)
  if (!asset) return []
  const submission = looks.get(instantKey({ assetId: move.assetId, at }))
  const recommendation = catalogue.frameworkById
    .get(row.frameworkId)
    ?.controls.find((control) => control.id === move.safeguard)
  const said = (one: Move['before']) => one && { result: one.result, reason: one.reason ?? null }
  return {
    safeguard: move.safeguard,
    title: catalogue.safeguardById.get(move.safeguard)?.title ??
      recommendation?.title ?? { en: move.safeguard, zh: move.safeguard },
    asset: assetRefOf(asset),
    before: said(move.before),
    after: said(move.after),
    why: move.why,
    submission: submission ? publicId('submission', submission) : null,
  }
}

type Happened = ReturnType<typeof determinationEvents>[number] & { of: DeterminationRow }

function eventDto(
  { id, at, what, actorRef, of }: Happened,
  { catalogue, row }: Context,
  actors: ReadonlyMap<string, NamedActor>,
): ControlTimelineEntryDto {
  const family = catalogue.familyOf.get(row.frameworkId) ?? 'nist'
  return {
    kind: 'determination',
    at: new Date(at).toISOString(),
    determination: publicId('determination', id),
    what,
    verdict: of.verdict,
    words: verdictWords(catalogue, family, of.verdict),
    actor: actorRef ? actorRefOf(actors, actorRef) : null,
  }
}
