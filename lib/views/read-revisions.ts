import { isDeepStrictEqual } from 'node:util'
import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { listRevisions, type RevisionRow } from '@/lib/store/assessments/list-revisions'
import { inTenant } from '@/lib/store/in-tenant'
import type { AssessmentRevisionDto } from './assessment-profile.schema'
import { actorRefOf } from './refs'

/** Every revision of an assessment with who made it and what was new, newest first. @throws NotFound */
export async function readRevisions(
  scope: Scope,
  assessmentId: string,
): Promise<{ items: AssessmentRevisionDto[]; next_cursor: null; total: number }> {
  const id = parsePublicId('assessment', assessmentId)
  if (!id) throw new NotFound()
  return inTenant(scope, async (tx) => {
    const rows = await listRevisions(tx, id)
    if (rows.length === 0) throw new NotFound()
    const actors = await actorsById(
      tx,
      rows.map((row) => row.actorRef),
    )
    const items = rows.map((row, i) => ({
      revision: row.recordedFrom.toISOString(),
      actor: actorRefOf(actors, row.actorRef),
      changed: changedIn(row, rows[i + 1]),
      profile: { ...row.profile },
      scope: { labels: row.scope.labels },
      period: periodOf(row),
      catalogue_version: row.catalogueVersion,
      log_index: row.logIndex,
    }))
    return { items, next_cursor: null, total: items.length }
  })
}

const periodOf = ({ periodFrom, periodTo }: RevisionRow) => ({
  from: periodFrom?.toISOString() ?? null,
  to: periodTo?.toISOString() ?? null,
})

function changedIn(row: RevisionRow, before: RevisionRow | undefined): AssessmentRevisionDto['changed'] {
  if (!before) return []
  const same = {
    profile: isDeepStrictEqual(row.profile, before.profile),
    scope: isDeepStrictEqual(row.scope, before.scope),
    period: isDeepStrictEqual(periodOf(row), periodOf(before)),
    mapping: row.catalogueVersion === before.catalogueVersion,
  }
  return (['profile', 'scope', 'period', 'mapping'] as const).filter((part) => !same[part])
}
