import { v7 } from 'uuid'
import { checkWeight } from '@/lib/core/check-weight'
import type { Catalogue } from '@/lib/core/framework'
import type { KnownLine, LineChange } from '@/lib/core/place-report'
import { FOREVER, type Interval } from '@/lib/core/timeline'
import { addFindingEvents, type NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import { createFindings, type NewFinding } from '@/lib/store/findings/create-findings'
import { earlierFirstSeen } from '@/lib/store/findings/earlier-first-seen'
import { type FindingOfKey, loadFindingsOfKeys } from '@/lib/store/findings/load-findings-of-keys'
import { type FindingMove, moveFindings } from '@/lib/store/findings/move-findings'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { Changes } from '@/lib/store/submissions/submission-row'

export interface FindingSync {
  assetId: string
  submissionId: string
  /** Lines before the report was placed. */
  lines: readonly KnownLine[]
  changes: readonly LineChange[]
  titleOf: (checkKey: string) => string
  catalogue: Catalogue
  at: Date
}

/**
 * Lets findings follow the states: a line that fails now has an open finding, one that no longer does a closed one.
 * A finding that comes back is the same finding, reopened; a failure that a late report shows in the past is a closed one.
 */
export async function syncFindings(tx: TenantTx, sync: FindingSync): Promise<Changes> {
  const lineOf = new Map(sync.lines.map((line) => [`${line.checkKey}/${line.subjectKey}`, line]))
  const changed = sync.changes.map((change) => {
    const before = lineOf.get(`${change.checkKey}/${change.subjectKey}`)?.intervals ?? []
    return {
      change,
      before,
      after: [...before.filter((i) => !change.drop.includes(i)), ...change.add].sort(
        (a, b) => a.validFrom - b.validFrom,
      ),
    }
  })
  const failing = changed.filter(({ before, after }) => before.some(isFail) || after.some(isFail))
  const known = new Map(
    (
      await loadFindingsOfKeys(
        tx,
        sync.assetId,
        failing.map((f) => f.change),
      )
    ).map((f) => [`${f.checkKey}/${f.subjectKey}`, f]),
  )
  const plan = new Plan(sync)
  for (const { change, after } of failing)
    plan.follow(change, after, known.get(`${change.checkKey}/${change.subjectKey}`))
  await createFindings(tx, sync.assetId, plan.created, sync.at)
  await moveFindings(tx, plan.moves, sync.at)
  await earlierFirstSeen(tx, plan.older)
  await addFindingEvents(tx, plan.events)
  const openBefore = sync.lines.filter((line) =>
    line.intervals.some((i) => isFail(i) && i.validTo === FOREVER),
  ).length
  return { opened: plan.opened, closed: plan.closed, unchanged: openBefore - plan.closed }
}

const isFail = (interval: Interval) => interval.result === 'fail'

/** What is to be written, gathered line by line so that it is written set-based. */
class Plan {
  readonly created: NewFinding[] = []
  readonly moves: FindingMove[] = []
  readonly older: { id: string; firstSeen: Date }[] = []
  readonly events: NewFindingEvent[] = []
  opened = 0
  closed = 0

  constructor(private readonly sync: FindingSync) {}

  follow(change: LineChange, after: readonly Interval[], finding: FindingOfKey | undefined): void {
    const fails = after.filter(isFail)
    const open = fails.find((interval) => interval.validTo === FOREVER)
    const first = fails[0]
    const last = fails.at(-1)
    if (!finding) {
      if (first && last) this.create(change, first, open ?? last, open !== undefined)
      return
    }
    if (first && first.validFrom < finding.firstSeen.getTime())
      this.older.push({ id: finding.findingId, firstSeen: new Date(first.validFrom) })
    if (open && finding.machine === 'closed') this.move(finding.findingId, 'open', new Date(open.validFrom))
    if (!open && finding.machine === 'open')
      this.move(finding.findingId, 'closed', new Date(last?.validTo ?? this.sync.at.getTime()))
  }

  private create(change: LineChange, first: Interval, last: Interval, open: boolean): void {
    const id = v7()
    const { catalogue, titleOf } = this.sync
    this.created.push({
      id,
      checkKey: change.checkKey,
      subjectKey: change.subjectKey,
      subject: change.subject,
      title: titleOf(change.checkKey),
      severity: last.severity,
      weight: checkWeight(catalogue, change.checkKey),
      machine: open ? 'open' : 'closed',
      firstSeen: new Date(first.validFrom),
      openedAt: new Date(last.validFrom),
      closedAt: open ? null : new Date(last.validTo),
    })
    this.event(id, 'opened', new Date(first.validFrom))
    if (open) this.opened++
    else this.event(id, 'closed', new Date(last.validTo))
  }

  private move(id: string, machine: 'open' | 'closed', at: Date): void {
    this.moves.push({ id, machine, at })
    this.event(id, machine === 'open' ? 'reopened' : 'closed', at)
    if (machine === 'open') this.opened++
    else this.closed++
  }

  private event(findingId: string, kind: 'opened' | 'closed' | 'reopened', at: Date): void {
    this.events.push({
      id: v7(),
      findingId,
      at,
      kind,
      actorRef: null,
      submissionId: this.sync.submissionId,
      data: {},
    })
  }
}
