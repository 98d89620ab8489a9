import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { type PopulationLook, population } from '@/lib/core/population'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { type AssessmentRow, assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { loadEvidenceAt } from './evidence-at'
import type { PopulationDto, PopulationQuery } from './population.schema'
import { assetRefOf } from './refs'
import { type Times, timesOf } from './times'

const EXPIRING_DAYS = 14
/** Of a list; how many there are is said beside it. */
const MOST = 500

/**
 * Who has reported of all assets, or of an assessment's: six statements at most, the one that sets the tenant included.
 * @throws NotFound when there is no such assessment
 */
export async function readPopulation(
  scope: Scope,
  query: PopulationQuery,
  now: Date = new Date(),
): Promise<PopulationDto> {
  const times = timesOf(query, now)
  const until = new Date(times.at.getTime() + EXPIRING_DAYS * 86_400_000).toISOString()
  const { assessment, evidence } = await inTenant(scope, async (tx) => {
    const row = query.assessment === undefined ? null : await oneAssessment(tx, query.assessment, times)
    return { assessment: row, evidence: await loadEvidenceAt(tx, times, [row?.scope.labels ?? {}]) }
  })
  const { groups, missing, expiring } = population({
    ...evidence,
    at: times.at.toISOString(),
    expiringUntil: until,
    kind: query.kind ?? null,
    tool: query.tool ?? null,
  })
  return {
    as_of: times.at.toISOString(),
    known_at: times.knownAt.toISOString(),
    assessment: assessment && { id: publicId('assessment', assessment.id), name: assessment.name },
    groups,
    missing: someOf(missing),
    expiring: someOf(expiring),
    expiring_until: until,
  }
}

async function oneAssessment(tx: TenantTx, asked: string, { knownAt }: Times): Promise<AssessmentRow> {
  const id = parsePublicId('assessment', asked)
  const [row] = id ? await assessmentsAt(tx, knownAt, id) : []
  if (!row) throw new NotFound()
  return row
}

function someOf(looks: readonly PopulationLook[]): PopulationDto['missing'] {
  const items = looks.slice(0, MOST).map(({ asset, tool, lastSeen, staleOn }) => ({
    asset: assetRefOf(asset),
    tool,
    last_seen: lastSeen,
    stale_on: staleOn,
  }))
  return { total: looks.length, items }
}
