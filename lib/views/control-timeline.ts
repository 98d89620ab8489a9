import type { Scope } from '@/lib/access/keys'
import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { asRecommendations } from '@/lib/core/as-recommendations'
import { controlHistory, type Move, type VerdictChange, type VerdictThen } from '@/lib/core/control-history'
import { determinationEvents } from '@/lib/core/determination-events'
import { edgesOf } from '@/lib/core/edges-of'
import { NotFound } from '@/lib/core/errors'
import type { Catalogue, Safeguard } from '@/lib/core/framework'
import { localDay } from '@/lib/core/local-day'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { resultHistory } from '@/lib/core/result-history'
import { actorsById, type NamedActor } from '@/lib/store/actors/actors-by-id'
import { type AssessmentRow, assessmentsAt } from '@/lib/store/assessments/assessments-at'
import type { DeterminationRow } from '@/lib/store/determinations/determination-row'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import { inTenant } from '@/lib/store/in-tenant'
import type { ControlTimelineDto, ControlTimelineEntryDto } from './control-timeline.schema'
import { loadHistories, type NamedHistory } from './load-histories'
import { actorRefOf, assetRefOf } from './refs'
import { timesOf } from './times'
import type { TrendQuery } from './trend.schema'
import { trendInstants } from './trend-instants'
import { verdictWords } from './verdict-words'

/** How many moves beneath a change are named. */
const MOST = 8

/**
 * The verdicts of a control over the last local days, each change with what moved beneath it, and what happened to its
 * determinations; newest first. Twelve statements, however many days and assets.
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
    const assets = await loadHistories(tx, { from: new Date(first), to: times.at, knownAt: times.knownAt })
    const changes = changesOf({
      row,
      catalogue,
      controlId,
      assets,
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
    const context: Context = { row, catalogue, assets, timeZone }
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
  assets: readonly NamedHistory[]
  timeZone: string
}

function changesOf({
  row,
  catalogue,
  controlId,
  ...given
}: Pick<Context, 'row' | 'catalogue' | 'assets'> & {
  controlId: string
  determinations: DeterminationRow[]
  instants: number[]
  knownAt: Date
}): VerdictChange[] {
  const cis = catalogue.familyOf.get(row.frameworkId) === 'cis'
  const { toolChecks, safeguards } = cis ? asRecommendations(catalogue.toolChecks) : catalogue
  const needed = new Set(
    cis
      ? [controlId]
      : edgesOf(catalogue, row.frameworkId, controlId).flatMap((edge) =>
          edge.strength !== 'supporting' && edge.on_fail === 'gap' ? edge.safeguard : [],
        ),
  )
  const own = safeguards.filter((one: Safeguard) => needed.has(one.id))
  return controlHistory({
    ...given,
    catalogue,
    controlId,
    frameworkId: row.frameworkId,
    level: row.level === '' ? null : row.level,
    profile: row.profile,
    scope: row.scope.labels,
    results: resultHistory({ assets: given.assets, instants: given.instants, toolChecks, safeguards: own }),
    safeguards: own.map((one) => one.id),
  })
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

function moveDto(move: Move, at: number, { catalogue, row, assets }: Context) {
  const asset = assets.find((one) => one.id === move.assetId)
  if (!asset) return []
  const last = asset.looks
    .flatMap(({ looks }) => looks.findLast((look) => look.observedAt <= at) ?? [])
    .toSorted((a, b) => b.observedAt - a.observedAt)[0]
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
    submission: last ? publicId('submission', last.submissionId) : null,
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
