import { v7 } from 'uuid'
import { checkWeight } from '@/lib/core/check-weight'
import { type FindingFacts, findingFacts } from '@/lib/core/finding-facts'
import type { Catalogue } from '@/lib/core/framework'
import type { KnownLine, LineChange } from '@/lib/core/place-report'
import { FOREVER, type Interval } from '@/lib/core/timeline'
import { addFindingEvents, type NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import { createFindings, type NewFinding } from '@/lib/store/findings/create-findings'
import { type FindingOfKey, loadFindingsOfKeys } from '@/lib/store/findings/load-findings-of-keys'
import { type FindingFactsRow, setFindingFacts } from '@/lib/store/findings/set-finding-facts'
import type { TenantTx } from '@/lib/store/in-tenant'
import { loadLines } from '@/lib/store/states/load-lines'
import type { Changes } from '@/lib/store/submissions/submission-row'

export interface FindingSync {
  assetId: string
  submissionId: string
  /** Lines before the report was placed, of the checks it looked at. */
  lines: readonly KnownLine[]
  /** Written already. */
  changes: readonly LineChange[]
  titleOf: (checkKey: string) => string
  catalogue: Catalogue
  at: Date
}

const EVER = new Date(0)

/**
 * Lets findings follow the states. What a finding says is a function of the whole line of its key, so it is the same in
 * whatever order reports arrive; one that comes back is the same finding, reopened.
 */
export async function syncFindings(tx: TenantTx, sync: FindingSync): Promise<Changes> {
  const openBefore = sync.lines.filter((line) =>
    line.intervals.some((i) => isFail(i) && i.validTo === FOREVER),
  ).length
  const touched = sync.changes.filter((change) => [...change.drop, ...change.add].some(isFail))
  if (touched.length === 0) return { opened: 0, closed: 0, unchanged: openBefore }
  const checkKeys = [...new Set(touched.map((change) => change.checkKey))]
  const lines = new Map(
    (await loadLines(tx, sync.assetId, EVER, checkKeys)).map((line) => [keyOf(line), line]),
  )
  const known = new Map(
    (await loadFindingsOfKeys(tx, sync.assetId, checkKeys)).map((finding) => [keyOf(finding), finding]),
  )
  const plan = new Plan(sync)
  for (const change of touched)
    plan.follow(change, lines.get(keyOf(change))?.intervals ?? [], known.get(keyOf(change)))
  await createFindings(tx, sync.assetId, plan.created, sync.at)
  await setFindingFacts(tx, plan.changed, sync.at)
  await addFindingEvents(tx, plan.events)
  return { opened: plan.opened, closed: plan.closed, unchanged: openBefore - plan.closed }
}

const isFail = (interval: Interval) => interval.result === 'fail'
const keyOf = (key: { checkKey: string; subjectKey: string }) => `${key.checkKey}/${key.subjectKey}`

/** What is to be written, gathered line by line so that it is written set-based. */
class Plan {
  readonly created: NewFinding[] = []
  readonly changed: FindingFactsRow[] = []
  readonly events: NewFindingEvent[] = []
  opened = 0
  closed = 0

  constructor(private readonly sync: FindingSync) {}

  follow(change: LineChange, line: readonly Interval[], finding: FindingOfKey | undefined): void {
    const facts = findingFacts(line)
    if (!finding) {
      if (facts) this.create(change, line, facts)
      return
    }
    const next = facts ? rowOf(finding.id, facts) : { ...finding, machine: 'withdrawn' as const }
    if (sameFacts(finding, next)) return
    this.changed.push(next)
    if (next.machine === 'open' && finding.machine !== 'open') {
      this.opened++
      this.event(finding.id, 'reopened', next.openedAt)
    }
    if (next.machine !== 'open' && finding.machine === 'open') {
      this.closed++
      this.event(finding.id, 'closed', next.closedAt ?? next.openedAt)
    }
  }

  private create(change: LineChange, line: readonly Interval[], facts: FindingFacts): void {
    const { catalogue, titleOf } = this.sync
    const { id, ...row } = rowOf(v7(), facts)
    this.created.push({
      id,
      checkKey: change.checkKey,
      subjectKey: change.subjectKey,
      subject: change.subject,
      title: titleOf(change.checkKey),
      severity: line.findLast(isFail)?.severity ?? 'unknown',
      weight: checkWeight(catalogue, change.checkKey),
      ...row,
      machine: facts.machine,
    })
    this.event(id, 'opened', row.firstSeen)
    if (facts.machine === 'open') this.opened++
    else this.event(id, 'closed', row.closedAt ?? row.openedAt)
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

function rowOf(id: string, facts: FindingFacts): FindingFactsRow {
  return {
    id,
    machine: facts.machine,
    firstSeen: new Date(facts.firstSeen),
    openedAt: new Date(facts.openedAt),
    closedAt: facts.closedAt === null ? null : new Date(facts.closedAt),
    reopened: facts.reopened,
  }
}

/** Whether two rows say the same of a finding. */
export function sameFacts(a: FindingFactsRow, b: FindingFactsRow): boolean {
  const words = (row: FindingFactsRow) =>
    [
      row.machine,
      row.firstSeen.getTime(),
      row.openedAt.getTime(),
      row.closedAt?.getTime() ?? null,
      row.reopened,
    ].join()
  return words(a) === words(b)
}
