import { createHash } from 'node:crypto'
import type { Scope } from '../../lib/access/keys'
import { localDay } from '../../lib/core/local-day'
import { publicId } from '../../lib/core/public-id'
import { readEvidenceBytes } from '../../lib/evidence/read-evidence-bytes'
import { nodeSha256, nodeVerify } from '../../lib/log/node-crypto'
import { toHex } from '../../lib/proof/hex'
import { verifyReceipt } from '../../lib/proof/verify-receipt'
import { inTenant } from '../../lib/store/in-tenant'
import { checkTallies } from '../../lib/tally/check-tallies'
import type { Acknowledged, AgentsSaw } from './agents-protocol'
import { type ReadLog, readLog } from './check-log'
import type { Finding } from './finding'

/** Everything that must hold of a tenant after the kills, and what was counted on the way. */
export interface CheckedTenant {
  findings: Finding[]
  counts: { submissions: number; leaves: number; abandonedAndThere: number }
}

type Row = {
  id: string
  sha256: string
  observedAt: string
  state: string
  logIndex: number
  covers: boolean
}

/** Holds what the agents were told against what is stored, with the log read as an outsider reads it. */
export async function checkTenant(scope: Scope, saw: AgentsSaw): Promise<CheckedTenant> {
  const { slug } = scope.tenant
  const acknowledged = saw.acknowledged.filter(({ tenant }) => tenant === slug)
  const evidence = await readLog(scope, 'evidence')
  const audit = await readLog(scope, 'audit')
  const rows = await submissionsOf(scope)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const abandoned = new Set(
    saw.abandoned.filter(({ tenant }) => tenant === slug).map((one) => one.observedAt),
  )
  const today = localDay(Date.now(), scope.tenant.timeZone)
  return {
    findings: [
      {
        what: `${slug}: every acknowledged report is there, as it was sent`,
        faults: missing(acknowledged, byId),
      },
      { what: `${slug}: no report is there twice`, faults: doubled(acknowledged, rows) },
      {
        what: `${slug}: one gapless log whose roots follow from its leaves`,
        faults: [...evidence.faults, ...audit.faults],
      },
      {
        what: `${slug}: every receipt that was given verifies against those roots`,
        faults: broken(acknowledged, evidence),
      },
      {
        what: `${slug}: every report has its leaf, and every leaf its report`,
        faults: unlogged(rows, evidence),
      },
      { what: `${slug}: what is there is whole`, faults: [...(await torn(scope, rows))] },
      {
        what: `${slug}: tallies are what the states give`,
        faults: (await checkTallies(scope, today)).map((one) => JSON.stringify(one)),
      },
    ],
    counts: {
      submissions: rows.length,
      leaves: evidence.leaves.length,
      abandonedAndThere: rows.filter((row) => abandoned.has(row.observedAt)).length,
    },
  }
}

async function submissionsOf(scope: Scope): Promise<Row[]> {
  return inTenant(scope, async (tx) => {
    const [rows, covered] = await Promise.all([
      tx.db.submission.findMany({ where: { tenantId: tx.tenantId } }),
      tx.db.coverage.findMany({ where: { tenantId: tx.tenantId }, select: { submissionId: true } }),
    ])
    const covers = new Set(covered.map((row) => row.submissionId))
    return rows.map((row) => ({
      id: publicId('submission', row.id),
      sha256: Buffer.from(row.evidenceSha256).toString('hex'),
      observedAt: row.observedAt.toISOString(),
      state: row.state,
      logIndex: row.logIndex,
      covers: covers.has(row.id),
    }))
  })
}

function missing(acknowledged: readonly Acknowledged[], byId: ReadonlyMap<string, Row>): string[] {
  return acknowledged.flatMap(({ n, submission, sha256 }) => {
    const row = byId.get(submission)
    if (!row) return [`report ${n} (${submission}) was acknowledged and is not there`]
    return row.sha256 === sha256 ? [] : [`report ${n} (${submission}) is there with other bytes`]
  })
}

/** Every report says a time that no other one says, so one time is one report. */
function doubled(acknowledged: readonly Acknowledged[], rows: readonly Row[]): string[] {
  const ids = new Map<number, string>()
  const twoIds = acknowledged.flatMap(({ n, submission }) => {
    const before = ids.get(n)
    ids.set(n, submission)
    return before === undefined || before === submission ? [] : [`report ${n} got two ids`]
  })
  const times = new Map<string, number>()
  for (const { observedAt } of rows) times.set(observedAt, (times.get(observedAt) ?? 0) + 1)
  const twice = [...times].filter(([, count]) => count > 1)
  return [...twoIds, ...twice.map(([at, count]) => `${count} reports of ${at}`)]
}

function broken(acknowledged: readonly Acknowledged[], log: ReadLog): string[] {
  return acknowledged.flatMap(({ n, submission, sha256, log: receipt }) => {
    if (!receipt) return []
    const entry = log.leaves[receipt.index]
    if (!entry) return [`report ${n}: its leaf ${receipt.index} is not in the log`]
    const verdict = verifyReceipt({
      leafBytes: entry.bytes,
      receipt,
      vkey: log.vkey,
      sha256: nodeSha256,
      verify: nodeVerify,
    })
    if (!verdict.ok) return [`report ${n}: ${verdict.why}`]
    const { subject } = verdict.leaf
    if (subject.id !== submission || subject.sha256 !== sha256) return [`report ${n}: its leaf is of another`]
    const { size, root } = verdict.checkpoint
    return toHex(root) === log.roots[size] ? [] : [`report ${n}: another tree of ${size} leaves was signed`]
  })
}

function unlogged(rows: readonly Row[], { leaves }: ReadLog): string[] {
  const named = new Map<string, number>()
  for (const { leaf } of leaves)
    if (leaf.type === 'submission') named.set(leaf.subject.id, (named.get(leaf.subject.id) ?? 0) + 1)
  const ids = new Set(rows.map(({ id }) => id))
  return [
    ...rows.filter(({ id }) => named.get(id) !== 1).map(({ id }) => `${id} has ${named.get(id) ?? 0} leaves`),
    ...rows
      .filter(({ id, sha256, logIndex }) => {
        const subject = leaves[logIndex]?.leaf.subject
        return subject?.id !== id || subject.sha256 !== sha256
      })
      .map(({ id, logIndex }) => `${id} is not what leaf ${logIndex} names`),
    ...[...named.keys()].filter((id) => !ids.has(id)).map((id) => `${id} has a leaf and no row`),
  ]
}

/** Reports without their bytes, half read, or without what they looked at. */
async function torn(scope: Scope, rows: readonly Row[]): Promise<string[]> {
  const faults: string[] = []
  for (const sha256 of new Set(rows.map((row) => row.sha256))) {
    const bytes = await readEvidenceBytes(scope, sha256).catch(() => null)
    const hash = bytes && createHash('sha256').update(bytes).digest('hex')
    if (hash !== sha256) faults.push(`evidence ${sha256} ${bytes ? 'is other bytes' : 'is not there'}`)
  }
  for (const { id, state, covers } of rows) {
    if (state !== 'parsed' && state !== 'rejected') faults.push(`${id} is ${state}`)
    if (state === 'parsed' && !covers) faults.push(`${id} looked at nothing`)
  }
  return faults
}
