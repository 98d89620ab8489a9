import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { parsePublicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { evidenceBeginningWith } from '@/lib/store/evidence/evidence-beginning-with'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { countSubmissions } from '@/lib/store/submissions/count-submissions'
import { listSubmissions as readSubmissions } from '@/lib/store/submissions/list-submissions'
import type { SubmissionFilter } from '@/lib/store/submissions/submission-where'
import { onlyOwn } from './own-actor'
import { pageOf } from './page-of'
import { resolveAssetFilter } from './resolve-asset-filter'
import type { SubmissionPageDto, SubmissionsQuery } from './submission.schema'
import { submissionContext, submissionDto } from './submission-dto'
import { isPast, timesOf } from './times'

/**
 * Submissions, newest first; an agent sees its own. With a time, those that what is shown of it rests on. The first page says
 * how many there are in all.
 */
export async function listSubmissions(scope: Scope, query: SubmissionsQuery): Promise<SubmissionPageDto> {
  return inTenant(scope, async (tx) => {
    const filter = await filterOf(tx, scope, query)
    if (!filter) return { items: [], next_cursor: null, total: 0 }
    const sort = query.sort === 'observed' ? 'observedAt' : 'receivedAt'
    const cursor = query.cursor ? decodeCursor(query.cursor, ['instant', UUID]) : null
    const rows = await readSubmissions(tx, {
      ...filter,
      sort,
      after: cursor ? { at: new Date(Number(cursor[0])), id: String(cursor[1]) } : null,
      limit: query.limit + 1,
    })
    const context = await submissionContext(tx, rows)
    const page = pageOf(
      rows,
      query.limit,
      (row) => submissionDto(row, context),
      (row) => [row[sort].getTime(), row.id],
    )
    return cursor ? page : { ...page, total: await countSubmissions(tx, filter) }
  })
}

/** null: it names an asset or an agent that is not there, so it finds nothing. */
async function filterOf(
  tx: TenantTx,
  scope: Scope,
  query: SubmissionsQuery,
): Promise<SubmissionFilter | null> {
  const assets = await resolveAssetFilter(tx, query.asset)
  const agentId = query.agent === undefined ? null : parsePublicId('agent', query.agent)
  if (assets === 'none' || (query.agent !== undefined && !agentId)) return null
  const instant = (text: string | undefined) => (text ? new Date(text) : null)
  return {
    assetIds: assets,
    agentId,
    evidence: query.sha256 === undefined ? null : await evidenceBeginningWith(tx, query.sha256),
    state: query.state ?? null,
    tool: query.tool ?? null,
    format: query.format ?? null,
    actorRef: await onlyOwn(tx, scope),
    received: { from: instant(query.received_from), to: instant(query.received_to) },
    until: isPast(query) ? timesOf(query) : undefined,
  }
}
