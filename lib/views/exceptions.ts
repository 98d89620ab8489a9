import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { decodeCursor } from '@/lib/core/cursor'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { listExceptions as readExceptions } from '@/lib/store/exceptions/list-exceptions'
import { inTenant } from '@/lib/store/in-tenant'
import type { ExceptionDto, ExceptionPageDto, ExceptionsQuery } from './exception.schema'
import { exceptionDtos } from './exception-dto'
import { pageOf } from './page-of'

const NOBODY = '00000000-0000-0000-0000-000000000000'
const SHOWN = { live: true, over: false, all: null } as const
/** Stands in a cursor for one that never expires. */
const NEVER = 0

/** Who accepted what until when; those that expire first at the top. */
export async function listExceptions(
  scope: Scope,
  query: ExceptionsQuery,
  now: Date = new Date(),
): Promise<ExceptionPageDto> {
  const cursor = query.cursor ? decodeCursor(query.cursor, ['instant', UUID]) : null
  const at = Number(cursor?.[0])
  return inTenant(scope, async (tx) => {
    const rows = await readExceptions(tx, {
      ids: null,
      findingId: query.finding === undefined ? null : (parsePublicId('finding', query.finding) ?? NOBODY),
      live: SHOWN[query.show],
      kind: query.kind ?? null,
      at: now,
      after: cursor ? { expiresAt: at === NEVER ? null : new Date(at), id: String(cursor[1]) } : null,
      limit: query.limit + 1,
    })
    return pageOf(rows, query.limit, await exceptionDtos(tx, loadCatalogue(), rows, now), (row) => [
      row.expiresAt?.getTime() ?? NEVER,
      row.id,
    ])
  })
}

/** One exception. @throws NotFound */
export async function exceptionDetail(
  scope: Scope,
  id: string,
  now: Date = new Date(),
): Promise<ExceptionDto> {
  const uuid = parsePublicId('exception', id)
  if (!uuid) throw new NotFound()
  return inTenant(scope, async (tx) => {
    const page = { findingId: null, live: null, kind: null, at: now, after: null, limit: 1 }
    const [row] = await readExceptions(tx, { ...page, ids: [uuid] })
    if (!row) throw new NotFound()
    return (await exceptionDtos(tx, loadCatalogue(), [row], now))(row)
  })
}
