import { createHash } from 'node:crypto'
import type { Scope } from '@/lib/access/keys'
import { Broken, type DomainError, Invalid, Unsupported } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { type AssetKind, BrokenReportError, UnknownReportError } from '@/lib/core/report'
import { withRetry } from '@/lib/core/retry'
import { LARGEST_DIFFERENCE } from '@/lib/evidence/largest-difference'
import { packWhole } from '@/lib/evidence/pack-whole'
import { noteSecrets } from '@/lib/formats/secrets/note-secrets'
import { inTenant } from '@/lib/store/in-tenant'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { acceptReport, type Submitted } from './accept-report'
import { hintsOf } from './hints-of'
import { keepRejected, type Rejection } from './keep-rejected'
import { parseHints } from './parse-hints'
import { type ParsedReport, parseReport } from './parse-report'
import type { Received } from './received'
import type { SubmissionInput } from './submission-input'
import { withinPrefix } from './within-prefix'

/** Kinds of asset a tool's report may be about; others are refused rather than filed wrongly. */
const KINDS_OF_TOOL: Readonly<Record<string, readonly AssetKind[]>> = {
  'docker-bench-security': ['host'],
  trivy: ['image', 'source', 'host', 'cluster', 'workload'],
  clair: ['image'],
  'trivy-operator': ['cluster', 'workload', 'image'],
  grype: ['image', 'source', 'host'],
  'kube-bench': ['cluster', 'host'],
  dockle: ['image'],
  harbor: ['image'],
  anchore: ['image'],
  lynis: ['host', 'container'],
  openscap: ['host', 'container', 'image'],
  'audit-logs': ['host'],
  clamav: ['image', 'container', 'host'],
  openvex: ['source'],
  csaf: ['source'],
  'neuvector-compliance': ['host', 'container', 'image', 'cluster'],
  openreports: ['cluster', 'workload'],
  'aws-inspector': ['registry'],
  'docker-engine': ['host'],
}

/**
 * Takes one report in: keeps its bytes, reads it, places what it says in time, and logs it, all in one transaction.
 * When this returns, the submission is durable.
 *
 * @throws Invalid for a missing asset, one that the token may not hand in for, or a kind the tool cannot speak of;
 *   Unsupported or Broken for what cannot be read: then too the bytes are kept and logged, and the error names the submission
 */
export async function submitReport(scope: Scope, input: SubmissionInput): Promise<Submitted> {
  withinPrefix(scope, input.asset)
  const received: Received = {
    input,
    sha256: new Uint8Array(createHash('sha256').update(input.body).digest()),
    packed: input.body.length > LARGEST_DIFFERENCE ? await packWhole(input.body) : null,
    secrets: noteSecrets(input.body),
    at: new Date(),
  }
  const report = await read(received)
  if ('rejection' in report) {
    const row = await withRetry(() => inTenant(scope, (tx) => keepRejected(tx, received, report.rejection)))
    throw rejectionError(row, report.rejection)
  }
  checkTarget(input, report.parsed)
  return withRetry(() => inTenant(scope, (tx) => acceptReport(tx, received, report.parsed)))
}

async function read(received: Received): Promise<{ parsed: ParsedReport } | { rejection: Rejection }> {
  try {
    return {
      parsed: await parseReport(received.input.body, parseHints(hintsOf(received.input), received.at)),
    }
  } catch (error) {
    if (error instanceof UnknownReportError)
      return { rejection: { kind: 'unsupported', code: error.code, message: error.message, at: null } }
    if (error instanceof BrokenReportError)
      return { rejection: { kind: 'broken', code: error.code, message: error.message, at: error.at ?? null } }
    throw error
  }
}

function rejectionError(row: SubmissionRow, { kind, code, message, at }: Rejection): DomainError {
  const sha256 = Buffer.from(row.evidenceSha256).toString('hex')
  const Refusal = kind === 'broken' ? Broken : Unsupported
  return new Refusal(code, message, {
    at,
    extra: { submission_id: publicId('submission', row.id), evidence: { sha256, bytes: row.bytes } },
  })
}

function checkTarget(input: SubmissionInput, { header }: ParsedReport): void {
  const kinds = KINDS_OF_TOOL[header.tool]
  if (input.kind && kinds && !kinds.includes(input.kind)) {
    const message = `A ${header.tool} report is about a ${kinds.join(' or ')}, not about a ${input.kind}. Leave kind out, or say kind=${kinds[0]}.`
    throw new Invalid('kind_mismatch', message, { at: 'kind' })
  }
  if (!input.asset && header.identities.length === 0 && !header.name) {
    const message =
      'This report does not say which asset it is about. Add ?asset=NAME, for example the host name.'
    throw new Invalid('asset_required', message, { at: 'asset' })
  }
}
