import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { houseScope, type PlatformScope } from '@/lib/access/keys'
import { Invalid, TooLarge } from '@/lib/core/errors'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { replaceList } from '@/lib/store/lists/replace-list'
import { combineEveryTenant } from './combine-every-tenant'
import { readList } from './read-list'

/** Unpacked; CNNVD's largest year has some 60 MB. */
export const MAX_LIST_BYTES = 200_000_000

/** In pieces of 16 kB, as is usual, the largest list would be unpacked in thousands of turns. */
const UNPACKED_AT_ONCE = 1 << 20

/** Published as one file: what a new one does not name any more must go. */
const WHOLE: ReadonlySet<string> = new Set(['kev', 'epss'])

export interface GivenList {
  body: Uint8Array
  fileName: string
  /** One file of several, such as a year of CNNVD's; '' the whole list. */
  part: string
}

/**
 * Takes a public list in, in the place of the one before: all of it or nothing. What it is, its own words say.
 * @throws Broken with the line or place; TooLarge, Invalid for broken gzip and for a part of a list that has none
 */
export async function putList(
  scope: PlatformScope,
  { body, fileName, part }: GivenList,
  at: Date,
): Promise<{ list: string }> {
  const sha256 = new Uint8Array(createHash('sha256').update(body).digest())
  const { list, publishedAt, entries } = readList(await unpacked(body))
  if (part !== '' && WHOLE.has(list))
    throw new Invalid(
      'list_is_whole',
      `${list.toUpperCase()} is one list: as the part “${part}” it would stand beside the one there is, not in its place. Leave the part empty.`,
    )
  await inTenant(houseScope(scope), async (tx) => {
    await replaceList(scope, tx, { list, part, publishedAt, uploadedAt: at, fileName, sha256, entries })
    await writeAuditEvent(tx, {
      action: 'vulnerability_list.replaced',
      target: { kind: 'vulnerability_list', id: part === '' ? list : `${list}/${part}` },
      after: {
        file: fileName,
        sha256: Buffer.from(sha256).toString('hex'),
        entries: entries.length,
        published_at: publishedAt?.toISOString() ?? null,
      },
      at,
    })
  })
  if (list === 'kev') await combineEveryTenant(scope, at)
  return { list }
}

/** FIRST gives its scores as a gzip file. */
async function unpacked(body: Uint8Array): Promise<Uint8Array> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body
  try {
    return await promisify(gunzip)(body, { maxOutputLength: MAX_LIST_BYTES, chunkSize: UNPACKED_AT_ONCE })
  } catch (error) {
    if (error instanceof RangeError)
      throw new TooLarge(
        'list_too_large',
        `A list may have up to ${MAX_LIST_BYTES} bytes unpacked. Nothing was kept.`,
      )
    throw new Invalid('broken_gzip', 'The file looks like gzip, but it cannot be unpacked.')
  }
}
