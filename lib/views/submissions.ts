import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { UUID } from '@/lib/core/uuid-form'
import { inTenant } from '@/lib/store/in-tenant'
import { listSubmissions as readSubmissions } from '@/lib/store/submissions/list-submissions'
import { onlyOwn } from './own-actor'
import { pageOf } from './page-of'
import { resolveAssetFilter } from './resolve-asset-filter'
import type { SubmissionPageDto, SubmissionsQuery } from './submission.schema'
import { submissionContext, submissionDto } from './submission-dto'
import { isPast, timesOf } from './times'

/** Submissions, newest first; an agent sees its own. With a time, those that what is shown of it rests on. */
export async function listSubmissions(scope: Scope, query: SubmissionsQuery): Promise<SubmissionPageDto> {
  return inTenant(scope, async (tx) => {
    const asset = await resolveAssetFilter(tx, query.asset)
    if (asset === 'none') return { items: [], next_cursor: null }
    const cursor = query.cursor ? decodeCursor(query.cursor, ['instant', UUID]) : null
    const rows = await readSubmissions(tx, {
      assetId: asset?.[0] ?? null,
      state: query.state ?? null,
      tool: query.tool ?? null,
      actorRef: await onlyOwn(tx, scope),
      until: isPast(query) ? timesOf(query) : undefined,
      after: cursor ? { receivedAt: new Date(Number(cursor[0])), id: String(cursor[1]) } : null,
      limit: query.limit + 1,
    })
    const context = await submissionContext(tx, rows)
    return pageOf(
      rows,
      query.limit,
      (row) => submissionDto(row, context),
      (row) => [row.receivedAt.getTime(), row.id],
    )
  })
}
