import { NotFound } from '@/lib/core/errors'
import { fixFirst } from '@/lib/core/fix-first'
import { publicId } from '@/lib/core/public-id'
import { type ReportSnapshot, SNAPSHOT_SCHEMA } from '@/lib/core/report-snapshot'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { ReportWork } from '@/lib/store/reports/read-report-work'
import { type SubmissionBehind, submissionsBehind } from '@/lib/store/submissions/submissions-behind'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { assessmentDto } from '@/lib/views/assessment-dto'
import { controlRows } from '@/lib/views/control-rows'
import { determinationContext } from '@/lib/views/determination-dto'
import { type Judged, loadJudged } from '@/lib/views/judged'
import { generator } from './generator'
import { snapshotAsset } from './snapshot-asset'
import { snapshotControl } from './snapshot-control'
import { snapshotFunctions } from './snapshot-functions'
import { snapshotRemediation } from './snapshot-remediation'

/**
 * Everything a report says, from the loader that pages read by. The same evidence at the same instants gives the same
 * snapshot but for `frozen_at` and `proof`, which say when it was frozen.
 * @throws NotFound when the assessment is no longer there
 */
export async function buildSnapshot(
  tx: TenantTx,
  work: ReportWork,
  proof: ReportSnapshot['proof'],
  frozenAt: Date,
): Promise<ReportSnapshot> {
  const times = { at: work.asOf, knownAt: work.knownAt }
  const { judged: all, evidence } = await loadJudged(tx, times, { id: work.assessmentId })
  const judged = all[0]
  if (!judged) throw new NotFound()
  const context = await determinationContext(tx, judged.determinations, { ...judged, times })
  const behind = await submissionsBehind(tx, submissionIds(evidence))
  const tenant = await readTenant(tx)
  const { framework, family } = judged
  const { gauge, level_title, requirements_published, name, id, profile, scope } = assessmentDto(
    judged,
    times,
  )
  const rows = controlRows(judged, context)
  const submissions = new Map(behind.map((one) => [one.id, one]))
  const assessments = new Map(judged.controls.map((one) => [one.control.id, one]))
  return {
    schema: SNAPSHOT_SCHEMA,
    generator: generator(),
    tenant: { name: tenant.name, slug: tenant.slug, time_zone: tenant.timeZone },
    framework: {
      id: framework.id,
      family,
      version: framework.version,
      title: framework.title,
      publisher: framework.publisher,
      retired: framework.retired ?? null,
    },
    assessment: {
      id,
      name,
      level: judged.row.level === '' ? null : judged.row.level,
      level_title,
      requirements_published,
      profile,
      scope,
    },
    ...(tx.scope.limit ? { limit: tx.scope.limit } : {}),
    as_of: times.at.toISOString(),
    known_at: times.knownAt.toISOString(),
    frozen_at: frozenAt.toISOString(),
    catalogue_version: judged.row.catalogueVersion,
    gauge,
    coverage: summedCoverage(judged),
    population: { reported: judged.assessed, known: judged.assets.length },
    fix_first: firstFixes(judged),
    remediation: snapshotRemediation(judged, new Map(rows.map((row) => [row.control, row.ref]))),
    controls: rows.map((row) => snapshotControl(row, assessments.get(row.control), judged, submissions)),
    assets: judged.assets.map((asset) => snapshotAsset(asset, evidence.coverage, times.at)),
    ...(family === 'pci' ? { functions: await snapshotFunctions(tx, times, scope.labels) } : {}),
    evidence: behind.map(snapshotEvidence),
    proof,
  }
}

function submissionIds({ coverage, states }: Awaited<ReturnType<typeof loadJudged>>['evidence']): string[] {
  return [...coverage, ...states].map((one) => one.submissionId)
}

function summedCoverage({ controls }: Judged): ReportSnapshot['coverage'] {
  return controls.reduce(
    (sum, { coverage }) => ({
      assessed: sum.assessed + coverage.assessed,
      in_scope: sum.in_scope + coverage.in_scope,
    }),
    { assessed: 0, in_scope: 0 },
  )
}

function firstFixes({ catalogue, framework, controls }: Judged): ReportSnapshot['fix_first'] {
  return fixFirst([{ frameworkId: framework.id, assessments: controls }], catalogue.checkByKey).map(
    (one) => ({
      safeguard: one.safeguard,
      title: catalogue.safeguardById.get(one.safeguard)?.title ?? { en: one.safeguard, zh: one.safeguard },
      closes: one.closes,
      assets: one.assets.length,
    }),
  )
}

function snapshotEvidence(row: SubmissionBehind): ReportSnapshot['evidence'][number] {
  return {
    submission: publicId('submission', row.id),
    asset: row.assetName,
    tool: row.tool,
    tool_version: row.toolVersion,
    observed_at: row.observedAt.toISOString(),
    received_at: row.receivedAt.toISOString(),
    sha256: Buffer.from(row.sha256).toString('hex'),
    bytes: row.bytes,
    log_index: row.logIndex,
    sender: row.sender,
    ...(row.droppedAt ? { bytes_dropped_at: row.droppedAt.toISOString() } : {}),
  }
}
