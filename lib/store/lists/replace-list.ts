import type { PlatformScope } from '@/lib/access/keys'
import type { TenantTx } from '../in-tenant'

export interface NewList {
  list: string
  /** '' the whole; else one file of several. */
  part: string
  publishedAt: Date | null
  uploadedAt: Date
  fileName: string
  sha256: Uint8Array<ArrayBuffer>
  /** Rows as `app.platform_put_list_entries` takes them. */
  entries: readonly object[]
}

const BATCH = 10_000

/** Puts a public list in the place of the one before. The tables are global and hold nothing of a tenant. */
export async function replaceList(_scope: PlatformScope, { db }: TenantTx, given: NewList): Promise<void> {
  const { list, part } = given
  await db.$queryRaw`
    SELECT 1 FROM app.platform_begin_list(${list}, ${part}, ${given.publishedAt}::timestamptz, ${given.uploadedAt}::timestamptz,
      ${given.fileName}, ${given.sha256}::bytea)`
  for (let at = 0; at < given.entries.length; at += BATCH)
    await db.$queryRaw`
      SELECT 1 FROM app.platform_put_list_entries(${list}, ${part}, ${JSON.stringify(given.entries.slice(at, at + BATCH))}::jsonb)`
}
