import { v7 } from 'uuid'
import { checkWeight } from '@/lib/core/check-weight'
import { findingFacts } from '@/lib/core/finding-facts'
import type { Catalogue } from '@/lib/core/framework'
import { groupBy } from '@/lib/core/group-by'
import type { Stretch } from '@/lib/core/superseded'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { addFindingEvents, type NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import { type FindingStateRow, linesOfFindings } from '@/lib/store/findings/lines-of-findings'
import {
  type FindingFace,
  type FindingFactsRow,
  type FindingUpdate,
  lockFindingFacts,
  setFindingFacts,
} from '@/lib/store/findings/set-finding-facts'
import { FOREVER_DATE } from '@/lib/store/forever'
import type { TenantTx } from '@/lib/store/in-tenant'
import { intervalOf } from '@/lib/store/states/state-row'
import { sameFacts } from './same-facts'

export interface Settled {
  opened: string[]
  /** Severity of each that opened. */
  severities: string[]
  closed: string[]
  /** Open before and after. */
  stayed: string[]
}

/**
 * Brings findings up to date with the whole lines of all their keys, on whatever assets, locked in the order of their ids: what
 * a finding says is a function of its lines, so the same in whatever order reports arrive.
 */
export async function settleFindings(
  tx: TenantTx,
  ids: readonly string[],
  { submissionId, at, catalogue }: { submissionId: string | null; at: Date; catalogue: Catalogue },
): Promise<Settled> {
  const settled: Settled = { opened: [], severities: [], closed: [], stayed: [] }
  if (ids.length === 0) return settled
  const [known, rows] = await Promise.all([lockFindingFacts(tx, ids), linesOfFindings(tx, ids)])
  if (known.length === 0) return settled
  const retired = await retiredStretches(tx, [...new Set(rows.map((row) => row.assetId))])
  const rowsOf = groupBy(rows, (row) => row.findingId)
  const updates: FindingUpdate[] = []
  const events: NewFindingEvent[] = []
  for (const before of known) {
    const next = updateOf(before, rowsOf.get(before.id) ?? [], retired, catalogue)
    const [was, is] = [before.machine === 'open', next.machine === 'open']
    if (was && is) settled.stayed.push(before.id)
    if (sameFacts(before, next) && sameFace(before, next.face)) continue
    updates.push(next)
    if (was === is) continue
    settled[is ? 'opened' : 'closed'].push(before.id)
    if (is) settled.severities.push(next.face?.severity ?? before.severity)
    const when = is ? next.openedAt : (next.closedAt ?? next.openedAt)
    events.push({
      id: v7(),
      findingId: before.id,
      at: when,
      // What nobody had ever seen fail is not opened anew.
      kind: !is ? 'closed' : before.machine === 'withdrawn' ? 'opened' : 'reopened',
      actorRef: null,
      submissionId,
      data: !is && endsWithAsset(rowsOf.get(before.id) ?? [], retired, when) ? { why: 'asset_retired' } : {},
    })
  }
  await setFindingFacts(tx, updates, at)
  await addFindingEvents(tx, events)
  return settled
}

async function retiredStretches(tx: TenantTx, assetIds: readonly string[]): Promise<Map<string, Stretch[]>> {
  const rows = assetIds.length === 0 ? [] : await retirementsOf(tx, assetIds)
  const stretches = groupBy(rows, (row) => row.assetId)
  return new Map(
    [...stretches].map(([id, list]) => [
      id,
      list.map(({ validFrom, validTo }) => ({ from: validFrom.getTime(), to: validTo.getTime() })),
    ]),
  )
}

function updateOf(
  before: FindingFactsRow,
  rows: readonly FindingStateRow[],
  retired: ReadonlyMap<string, Stretch[]>,
  catalogue: Catalogue,
): FindingUpdate {
  const lines = groupBy(rows, (row) => `${row.assetId}/${row.checkKey}/${row.subjectKey}`)
  const facts = findingFacts(
    [...lines.values()].map((line) => ({
      intervals: line.map(intervalOf),
      retired: retired.get(line[0]?.assetId ?? '') ?? [],
    })),
  )
  const face = faceOf(rows, retired, catalogue)
  if (!facts) return { ...before, machine: 'withdrawn', face }
  return {
    id: before.id,
    machine: facts.machine,
    firstSeen: new Date(facts.firstSeen),
    openedAt: new Date(facts.openedAt),
    closedAt: facts.closedAt === null ? null : new Date(facts.closedAt),
    reopened: facts.reopened,
    face,
  }
}

/** Of the states that fail on assets still there the newest, else of all; the worse of two that begin together. */
function faceOf(
  rows: readonly FindingStateRow[],
  retired: ReadonlyMap<string, Stretch[]>,
  catalogue: Catalogue,
): FindingFace | null {
  const there = (row: FindingStateRow) =>
    row.validTo >= FOREVER_DATE && !retired.get(row.assetId)?.some(({ to }) => to >= FOREVER_DATE.getTime())
  const weightOf = (row: FindingStateRow) => checkWeight(catalogue, row.checkKey)
  const [face] = rows.toSorted(
    (a, b) =>
      Number(there(b)) - Number(there(a)) ||
      b.validTo.getTime() - a.validTo.getTime() ||
      b.validFrom.getTime() - a.validFrom.getTime() ||
      weightOf(b) - weightOf(a) ||
      (a.assetId + a.checkKey < b.assetId + b.checkKey ? -1 : 1),
  )
  if (!face) return null
  const { assetId, checkKey, subject, severity, fixedIn } = face
  return { assetId, checkKey, subject, severity, weight: weightOf(face), fixedIn }
}

function sameFace(before: FindingFace, face: FindingFace | null): boolean {
  if (!face) return true
  return (Object.keys(face) as (keyof FindingFace)[]).every((key) => before[key] === face[key])
}

function endsWithAsset(
  rows: readonly FindingStateRow[],
  retired: ReadonlyMap<string, Stretch[]>,
  closedAt: Date,
): boolean {
  const assets = new Set(rows.map((row) => row.assetId))
  return [...assets].some((id) => retired.get(id)?.some(({ from }) => from === closedAt.getTime()))
}
