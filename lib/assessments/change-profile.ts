import { isDeepStrictEqual } from 'node:util'
import type { Scope } from '@/lib/access/keys'
import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { Conflict, NotFound } from '@/lib/core/errors'
import { frameworkOf } from '@/lib/core/framework-of'
import { parseProfile } from '@/lib/core/parse-profile'
import { parsePublicId } from '@/lib/core/public-id'
import { type AssessmentRow, assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { lockAssessment } from '@/lib/store/assessments/lock-assessment'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { FOREVER_DATE } from '@/lib/store/forever'
import { inTenant } from '@/lib/store/in-tenant'
import { checkPeriod, type PeriodInput } from './check-period'
import { type RevisionContent, recordRevision } from './record-revision'

export interface AssessmentChange {
  /** The whole new profile. */
  profile?: Readonly<Record<string, unknown>> | undefined
  scope?: { labels: Readonly<Record<string, string>> } | undefined
  /** Pin the running catalogue instead of the one it is pinned to. */
  repin?: boolean | undefined
  /** Null: not said any more. */
  period?: PeriodInput | null | undefined
  /** The revision that was looked at, by its instant; another one since is a conflict. */
  revision?: string | undefined
}

/**
 * Changes what an assessment is judged by, from now on: earlier instants of knowledge keep the revision of their time.
 * @throws NotFound
 * @throws Conflict `changed_meanwhile` when `revision` is not the newest any more
 * @throws Invalid when the profile does not go with the framework and the level, which never change
 */
export async function changeProfile(
  scope: Scope,
  assessmentId: string,
  change: AssessmentChange,
  now: Date = new Date(),
): Promise<void> {
  const id = parsePublicId('assessment', assessmentId)
  if (!id) throw new NotFound()
  await inTenant(scope, async (tx) => {
    if (!(await lockAssessment(tx, id))) throw new NotFound()
    const [row] = await assessmentsAt(tx, new Date(FOREVER_DATE.getTime() - 1), id)
    if (!row) throw new NotFound()
    if (change.revision !== undefined && Date.parse(change.revision) !== row.recordedFrom.getTime()) {
      const message = 'Somebody changed this assessment meanwhile. Look at it again and decide anew.'
      throw new Conflict('changed_meanwhile', message, {
        extra: { revision: row.recordedFrom.toISOString() },
      })
    }
    const catalogue = change.repin ? loadCatalogue() : await catalogueOfVersion(tx, row.catalogueVersion)
    const family = catalogue.familyOf.get(row.frameworkId) ?? 'nist'
    const framework = frameworkOf(catalogue, row.frameworkId)
    const after = {
      catalogueVersion: catalogue.version,
      profile: change.profile ? parseProfile(framework, family, row.level, change.profile) : row.profile,
      scope: change.scope ?? row.scope,
      ...(change.period === undefined
        ? { periodFrom: row.periodFrom, periodTo: row.periodTo }
        : checkPeriod(change.period)),
    }
    // A revision of the same millisecond would be the same row: the next one is later.
    const at = new Date(Math.max(now.getTime(), row.recordedFrom.getTime() + 1))
    if (isDeepStrictEqual(after, contentOf(row))) return
    await writeAuditEvent(tx, {
      action: 'assessment.changed',
      target: { kind: 'assessment', id: assessmentId },
      before: contentOf(row),
      after,
      at,
    })
    await recordRevision(tx, id, row, after, at)
  })
}

function contentOf({
  catalogueVersion,
  profile,
  scope,
  periodFrom,
  periodTo,
}: AssessmentRow): RevisionContent {
  return { catalogueVersion, profile, scope, periodFrom, periodTo }
}
