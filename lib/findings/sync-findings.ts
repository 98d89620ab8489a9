import { v7 } from 'uuid'
import { checkWeight } from '@/lib/core/check-weight'
import { type FindingFacts, type FindingLine, findingFacts } from '@/lib/core/finding-facts'
import { findingIdentity } from '@/lib/core/finding-identity'
import type { Catalogue } from '@/lib/core/framework'
import { groupBy } from '@/lib/core/group-by'
import type { KnownLine, LineChange } from '@/lib/core/place-report'
import type { Vulnerability } from '@/lib/core/report'
import type { Interval } from '@/lib/core/timeline'
import { type Retirement, retirementsOf } from '@/lib/store/assets/retirements-of'
import { addFindingEvents, type NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import {
  createFindings,
  type NewFinding,
  type NewFindingKey,
  putFindingKeys,
} from '@/lib/store/findings/create-findings'
import { findingsByIdentity, loadFindingsOfKeys } from '@/lib/store/findings/load-findings-of-keys'
import { MANY_ROWS, MOST_ROWS } from '@/lib/store/in-batches'
import type { TenantTx } from '@/lib/store/in-tenant'
import { endedFailures } from '@/lib/store/states/ended-failures'
import { intervalOf, type StateRow } from '@/lib/store/states/state-row'

/** What one report changed on one asset. */
export interface FindingSync {
  assetId: string
  /** An image's repository. */
  lineage: string | null
  /** Null: no report showed it. */
  submissionId: string | null
  /** Lines before the report was placed, of the checks it looked at, from an instant on. */
  lines: readonly KnownLine[]
  from: Date
  /** Lines of the checks it looked at that failed before the report was placed. */
  openBefore: number
  /** Written already. */
  changes: readonly LineChange[]
  /** Vulnerabilities that the report names, by subject key. */
  vulnerabilities: ReadonlyMap<string, Vulnerability>
  titleOf: (checkKey: string) => string
  catalogue: Catalogue
  at: Date
  /** Writes what need not wait: the database is at it while new findings are made. */
  meanwhile?: () => Promise<void>
  /** Done while the database writes many findings. */
  beside?: () => void
}

/** What is left to do and to count once the report is placed on all of its assets. */
export interface SyncedFindings {
  created: { opened: number; closed: number; severities: string[] }
  /** Findings that a key of this asset named before, to be settled. */
  touched: string[]
  /** Findings of other images of the repository, or of another scanner, that this asset joins; to be settled, too. */
  joined: string[]
  /** Open lines before, of the checks that the report looked at. */
  openBefore: number
}

const isFail = (interval: Interval) => interval.result === 'fail'
const keyOf = (key: { checkKey: string; subjectKey: string }) => `${key.checkKey}/${key.subjectKey}`

/**
 * Finds or makes the findings of the lines that a report changed. A vulnerability is one finding in all images of a repository
 * and for all scanners (`findingIdentity`); anything else is a finding of its own key.
 */
export async function syncFindings(tx: TenantTx, sync: FindingSync): Promise<SyncedFindings> {
  const { openBefore } = sync
  const changed = sync.changes.filter(({ drop, add }) => drop.some(isFail) || add.some(isFail))
  const checkKeys = [...new Set(changed.map((change) => change.checkKey))]
  const ofKeys = loadFindingsOfKeys(tx, sync.assetId, checkKeys)
  // Made while the database is asked.
  const identities = identitiesOf(sync, changed)
  const known = new Map((await ofKeys).map((finding) => [keyOf(finding), finding.id]))
  const named = changed.map((change) => (known.size > 0 ? known.get(keyOf(change)) : undefined))
  const touched = named.flatMap((id) => id ?? [])
  const unknown = changed.filter((_, index) => named[index] === undefined)
  if (unknown.length === 0) {
    await sync.meanwhile?.()
    return { ...unchangedFindings(openBefore), touched }
  }
  const asked = unknown.flatMap((change) => identities.get(change) ?? [])
  const byIdentity = await findingsByIdentity(tx, [...new Set(asked)])
  const joins = (change: LineChange) => byIdentity.has(identities.get(change) ?? '')
  const joining = unknown.filter(joins)
  const fresh = unknown.filter((change) => !joins(change))
  const joined = joining.map((change) => byIdentity.get(identities.get(change) ?? '') ?? '')
  await putFindingKeys(
    tx,
    joining.map((change, index) => newKey(sync, change, joined[index] ?? '')),
  )
  const before = fresh.length === 0 ? null : await historyOf(tx, sync, fresh)
  await sync.meanwhile?.()
  const created = before ? await createFresh(tx, sync, fresh, identities, before) : NONE
  const own = new Set(touched)
  return { created, touched, joined: joined.filter((id) => !own.has(id)), openBefore }
}

const NONE: SyncedFindings['created'] = { opened: 0, closed: 0, severities: [] }

type Identities = ReadonlyMap<LineChange, string>

/** What vulnerabilities are known by, of each line that is of one. */
function identitiesOf(sync: FindingSync, changes: readonly LineChange[]): Identities {
  const home = homeOf(sync)
  const identities = new Map<LineChange, string>()
  for (const change of changes) {
    const found = sync.vulnerabilities.get(change.subjectKey)
    if (found) identities.set(change, findingIdentity(home, found))
  }
  return identities
}

/** Of a report that changed no line. @param openBefore failing lines of the checks that it looked at */
export function unchangedFindings(openBefore: number): SyncedFindings {
  return { created: NONE, touched: [], joined: [], openBefore }
}

const homeOf = (sync: FindingSync) =>
  sync.lineage === null ? `asset:${sync.assetId}` : `repo:${sync.lineage}`

function newKey(
  sync: FindingSync,
  { checkKey, subjectKey }: Pick<LineChange, 'checkKey' | 'subjectKey'>,
  findingId: string,
): NewFindingKey {
  return { assetId: sync.assetId, checkKey, subjectKey, findingId }
}

async function createFresh(
  tx: TenantTx,
  sync: FindingSync,
  fresh: readonly LineChange[],
  identities: Identities,
  { ended, retirements }: History,
): Promise<SyncedFindings['created']> {
  const created: SyncedFindings['created'] = { opened: 0, closed: 0, severities: [] }
  const lines = wholeLines(sync, ended)
  const retired = retirements.map(({ validFrom, validTo }) => ({
    from: validFrom.getTime(),
    to: validTo.getTime(),
  }))
  const findings: NewFinding[] = []
  const keys: NewFindingKey[] = []
  const events: NewFindingEvent[] = []
  // One report may rate one flaw twice: two keys of one finding.
  for (const changes of groupBy(fresh, (change) => identities.get(change) ?? keyOf(change)).values()) {
    const own = changes.map((change) => ({ intervals: lines(change), retired }))
    const facts = findingFacts(own) ?? unseenFacts(own)
    const face = changes.at(-1)
    if (!facts || !face) continue
    const finding = newFinding(
      sync,
      face,
      own.flatMap((line) => line.intervals),
      facts,
      identities.get(face),
    )
    findings.push(finding)
    keys.push(...changes.map((change) => newKey(sync, change, finding.id)))
    if (facts.machine === 'withdrawn') continue
    created[facts.machine === 'open' ? 'opened' : 'closed'] += 1
    if (facts.machine === 'open') created.severities.push(finding.severity)
    events.push(eventOf(sync, finding.id, 'opened', finding.firstSeen))
    if (finding.closedAt) events.push(eventOf(sync, finding.id, 'closed', finding.closedAt))
  }
  const inserting = createFindings(tx, findings, sync.at)
  // Of so many that they go in pieces no more than one is held at once.
  if (findings.length > MOST_ROWS) await inserting
  const beside = findings.length > MANY_ROWS ? sync.beside : undefined
  await Promise.all([
    inserting,
    putFindingKeys(tx, keys)
      .then(() => addFindingEvents(tx, events))
      .then(beside),
  ])
  return created
}

/**
 * Of what failed only while its asset was retired: it is no finding, and becomes one where it turns out that the asset was there, which
 * settles the findings that there are.
 */
function unseenFacts(lines: readonly FindingLine[]): NewFacts | null {
  const facts = findingFacts(lines.map(({ intervals }) => ({ intervals, retired: [] })))
  return facts && { ...facts, machine: 'withdrawn' }
}

type NewFacts = Omit<FindingFacts, 'machine'> & Pick<NewFinding, 'machine'>

/** What is known of an asset before a report, besides its lines from there on. */
interface History {
  ended: readonly StateRow[]
  retirements: readonly Retirement[]
}

async function historyOf(
  tx: TenantTx,
  { assetId, from }: FindingSync,
  fresh: readonly LineChange[],
): Promise<History> {
  const checkKeys = [...new Set(fresh.map((change) => change.checkKey))]
  const [ended, retirements] = await Promise.all([
    endedFailures(tx, assetId, from, checkKeys),
    retirementsOf(tx, [assetId]),
  ])
  return { ended, retirements }
}

/** Lines with what was just written, and what had failed on them before: nothing is read again that is known. */
function wholeLines(
  { lines }: FindingSync,
  failures: readonly StateRow[],
): (change: LineChange) => Interval[] {
  const before = groupBy(failures, keyOf)
  const known = new Map(lines.map((line) => [keyOf(line), line.intervals]))
  return (change) => {
    // Nothing was known of any line that a new asset's report is about.
    if (before.size + known.size === 0) return change.add
    const gone = new Set(change.drop)
    const kept = (known.get(keyOf(change)) ?? []).filter((interval) => !gone.has(interval))
    const ended = (before.get(keyOf(change)) ?? []).map(intervalOf)
    return [...ended, ...kept, ...change.add].sort((a, b) => a.validFrom - b.validFrom)
  }
}

function newFinding(
  sync: FindingSync,
  { checkKey, subjectKey, subject }: LineChange,
  intervals: readonly Interval[],
  facts: NewFacts,
  identity: string | undefined,
): NewFinding {
  const last = intervals.findLast(isFail)
  const found = sync.vulnerabilities.get(subjectKey)
  return {
    id: v7(),
    assetId: sync.assetId,
    checkKey,
    subject,
    title: found ? `${found.advisory} ${found.package.name}` : sync.titleOf(checkKey),
    severity: last?.severity ?? 'unknown',
    weight: checkWeight(sync.catalogue, checkKey),
    machine: facts.machine,
    firstSeen: new Date(facts.firstSeen),
    openedAt: new Date(facts.openedAt),
    closedAt: facts.closedAt === null ? null : new Date(facts.closedAt),
    reopened: facts.reopened,
    fixedIn: last?.vulnerability?.fixedIn ?? null,
    package:
      found && identity
        ? {
            identity,
            lineage: sync.lineage,
            advisory: found.advisory,
            type: found.package.type,
            name: found.package.name,
            version: found.package.version,
            path: found.path,
          }
        : null,
  }
}

function eventOf(
  { submissionId }: FindingSync,
  findingId: string,
  kind: 'opened' | 'closed',
  at: Date,
): NewFindingEvent {
  return { id: v7(), findingId, at, kind, actorRef: null, submissionId, data: {} }
}
