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
import { inTenant } from '@/lib/store/in-tenant'
import { assetsOfSubmissions } from '@/lib/store/submissions/submission-assets'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'

interface Read {
  row: SubmissionRow
  sha256: string
  parsed: ParsedReport
}

/** What every submission says of every asset it is about, read from the evidence again: asset → its reports. */
export async function rereadReports(
  scope: Scope,
  submissions: readonly SubmissionRow[],
  progress: (done: number, of: number) => void,
): Promise<Map<string, AssetStatements[]>> {
  const assets = await inTenant(scope, (tx) =>
    assetsOfSubmissions(
      tx,
      submissions.map((row) => row.id),
    ),
  )
  const reads: Read[] = []
  for (const [i, row] of submissions.entries()) {
    reads.push(await reread(scope, row))
    progress(i + 1, submissions.length)
  }
  const reports = new Map<string, AssetStatements[]>()
  for (const read of reads) {
    const places = assets.get(read.row.id) ?? []
    for (const assetId of new Set(places)) {
      const own = places.flatMap((id, place) => (id === assetId ? [place] : []))
      const part = lookedAt(partOf(read.parsed, own), read, reads)
      const { row, sha256 } = read
      const said = statementsOf(part, { submissionId: row.id, observedAt: row.observedAt, sha256 })
      reports.set(assetId, [...(reports.get(assetId) ?? []), said])
    }
  }
  return reports
}

async function reread(scope: Scope, row: SubmissionRow): Promise<Read> {
  const sha256 = Buffer.from(row.evidenceSha256).toString('hex')
  const bytes = await readEvidenceBytes(scope, sha256)
  return { row, sha256, parsed: await parseReport(bytes, parseHints(row.hints, row.receivedAt)) }
}

/** What counts as looked at, from all reports together (CONTRACT, *Coverage*): the rule of `lib/ingest/looked-at.ts` once more. */
function lookedAt(part: ReportPart, of: Read, all: readonly Read[]): ReportPart {
  if (of.row.hints.full_coverage) return fullCoverage(part, loadCatalogue())
  const { possibleChecks = [] } = part.coverage
  if (possibleChecks.length === 0) return part
  const before = new Set(
    all
      .filter((other) => runsOf(other) === runsOf(of) && other.row.observedAt <= of.row.observedAt)
      .flatMap((other) => reportedKeys(other.parsed, other.row.hints.full_coverage)),
  )
  const known = possibleChecks.filter((name) => before.has(checkKey(name)))
  return { ...part, coverage: { ...part.coverage, checks: [...part.coverage.checks, ...known] } }
}

const runsOf = ({ row, parsed }: Read) =>
  JSON.stringify([row.agentId ?? row.actorRef, row.tool, parsed.coverage.profile])
