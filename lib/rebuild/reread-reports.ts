import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { checkKey } from '@/lib/core/check'
import type { AssetStatements } from '@/lib/core/place-report'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { fullCoverage } from '@/lib/ingest/full-coverage'
import { parseHints } from '@/lib/ingest/parse-hints'
import { type ParsedReport, parseReport } from '@/lib/ingest/parse-report'
import { partOf, type ReportPart } from '@/lib/ingest/part-of'
import { reportedKeys } from '@/lib/ingest/reported-keys'
import { statementsOf } from '@/lib/ingest/statements-of'
import { reportedBefore } from '@/lib/store/coverage/reported-before'
import { inTenant } from '@/lib/store/in-tenant'
import { droppedSubmissions } from '@/lib/store/retention/dropped-submissions'
import { assetsOfSubmissions } from '@/lib/store/submissions/submission-assets'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'

/** What every submission says, and those whose bytes were dropped. */
export interface Reread {
  /** Asset → its reports. */
  reports: Map<string, AssetStatements[]>
  /** Asset → instants, in milliseconds, of reports whose bytes are no more. */
  dropped: Map<string, number[]>
}

interface Read {
  row: SubmissionRow
  sha256: string
  parsed: ParsedReport
}

/** What every submission says of every asset it is about, read from the evidence again, as far as its bytes are kept. */
export async function rereadReports(
  scope: Scope,
  submissions: readonly SubmissionRow[],
  progress: (done: number, of: number) => void,
): Promise<Reread> {
  const assets = await inTenant(scope, (tx) =>
    assetsOfSubmissions(
      tx,
      submissions.map((row) => row.id),
    ),
  )
  const gone = new Set(await inTenant(scope, droppedSubmissions))
  const dropped = new Map<string, number[]>()
  const reads: Read[] = []
  // What senders had reported on by then is as it is kept.
  let lastDropped: Date | null = null
  for (const [i, row] of submissions.entries()) {
    if (gone.has(row.id)) {
      for (const id of new Set(assets.get(row.id)))
        dropped.set(id, [...(dropped.get(id) ?? []), row.observedAt.getTime()])
      if (!lastDropped || row.observedAt > lastDropped) lastDropped = row.observedAt
    } else reads.push(await reread(scope, row))
    progress(i + 1, submissions.length)
  }
  const reports = new Map<string, AssetStatements[]>()
  for (const read of reads) {
    const places = assets.get(read.row.id) ?? []
    for (const assetId of new Set(places)) {
      const own = places.flatMap((id, place) => (id === assetId ? [place] : []))
      const part = await lookedAt(scope, partOf(read.parsed, own), read, { reads, lastDropped })
      const { row, sha256 } = read
      const said = statementsOf(part, { submissionId: row.id, observedAt: row.observedAt, sha256 })
      reports.set(assetId, [...(reports.get(assetId) ?? []), said])
    }
  }
  return { reports, dropped }
}

async function reread(scope: Scope, row: SubmissionRow): Promise<Read> {
  const sha256 = Buffer.from(row.evidenceSha256).toString('hex')
  const bytes = await readEvidenceBytes(scope, sha256)
  return { row, sha256, parsed: await parseReport(bytes, parseHints(row.hints, row.receivedAt)) }
}

/** What counts as looked at, from all reports together (CONTRACT, *Coverage*): the rule of `lib/ingest/looked-at.ts` once more. */
async function lookedAt(
  scope: Scope,
  part: ReportPart,
  of: Read,
  { reads: all, lastDropped }: { reads: readonly Read[]; lastDropped: Date | null },
): Promise<ReportPart> {
  if (of.row.hints.full_coverage) return fullCoverage(part, loadCatalogue())
  const { possibleChecks = [] } = part.coverage
  if (possibleChecks.length === 0) return part
  const before = new Set(
    all
      .filter((other) => runsOf(other) === runsOf(of) && other.row.observedAt <= of.row.observedAt)
      .flatMap((other) => reportedKeys(other.parsed, other.row.hints.full_coverage)),
  )
  if (lastDropped) {
    const { agentId, actorRef, tool, observedAt } = of.row
    const runs = { agentId, actorRef, tool: tool ?? '', profile: of.parsed.coverage.profile }
    const by = lastDropped < observedAt ? lastDropped : observedAt
    const kept = await inTenant(scope, (tx) => reportedBefore(tx, runs, by, possibleChecks.map(checkKey)))
    for (const key of kept) before.add(key)
  }
  const known = possibleChecks.filter((name) => before.has(checkKey(name)))
  return { ...part, coverage: { ...part.coverage, checks: [...part.coverage.checks, ...known] } }
}

const runsOf = ({ row, parsed }: Read) =>
  JSON.stringify([row.agentId ?? row.actorRef, row.tool, parsed.coverage.profile])
