import type { Scope } from '@/lib/access/keys'
import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { readDetermination } from '@/lib/store/determinations/read-determination'
import { inTenant } from '@/lib/store/in-tenant'
import type { DeterminationDto } from './determination.schema'
import { determinationContext, determinationDto } from './determination-dto'
import { timesOf } from './times'

/** One determination as it stands. @throws NotFound */
export async function determinationDetail(
  scope: Scope,
  id: string,
  now: Date = new Date(),
): Promise<DeterminationDto> {
  const uuid = parsePublicId('determination', id)
  if (!uuid) throw new NotFound()
  return inTenant(scope, async (tx) => {
    const row = await readDetermination(tx, uuid)
    // What was just decided may be recorded a millisecond after the request began.
    const seen = row ? [now, row.recordedFrom, row.approvedAt ?? now, row.endedAt ?? now] : [now]
    const times = timesOf({}, new Date(Math.max(...seen.map((instant) => instant.getTime()))))
    const [assessment] = row ? await assessmentsAt(tx, times.knownAt, row.assessmentId) : []
    if (!row || !assessment) throw new NotFound()
    const catalogue = await catalogueOfVersion(tx, assessment.catalogueVersion)
    const family = catalogue.familyOf.get(assessment.frameworkId) ?? 'nist'
    const dto = determinationDto(row, await determinationContext(tx, [row], { catalogue, family, times }))
    if (!dto) throw new NotFound()
    return dto
  })
}
