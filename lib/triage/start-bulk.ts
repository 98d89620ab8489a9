import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { Conflict, Invalid, NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { insertBulk } from '@/lib/store/bulk/insert-bulk'
import { findingIds } from '@/lib/store/findings/finding-ids'
import { ANY_FINDING, type FindingFilter } from '@/lib/store/findings/finding-sql'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { bulkStep } from './bulk-step'
import { type FindingWords, writtenWords } from './said-words'

/** Findings at most in one bulk change. */
export const MOST_IN_BULK = 20_000

/** Chosen findings, or all that fit a filter of which the person saw a count. */
export type BulkTarget =
  | { ids: readonly string[]; versions?: Readonly<Record<string, number>> | undefined }
  | { filter: FindingFilter; count: number }

/**
 * Freezes which findings a bulk change is about and makes its first step; `continueBulk` makes the others.
 * @param most findings of the first step
 * @returns its public id
 * @throws NotFound where a chosen one is not there; Conflict `count_changed` where other findings fit the filter by now;
 *   Invalid
 */
export async function startBulk(
  scope: Scope,
  target: BulkTarget,
  words: FindingWords,
  most?: number,
): Promise<string> {
  const now = new Date()
  const id = v7({ msecs: now.getTime() })
  await inTenant(scope, async (tx) => {
    const written = await writtenWords(tx, words)
    const items = await frozenItems(tx, target, now)
    await insertBulk(tx, { id, actorRef: await ensureActor(tx), at: now, words: written, items })
    await bulkStep(tx, id, most)
  })
  return publicId('bulk', id)
}

/** The findings of a target, exactly as many as were seen. @throws NotFound, Conflict, Invalid */
export async function frozenItems(
  tx: TenantTx,
  target: BulkTarget,
  now: Date,
): Promise<{ findingId: string; version: number | null }[]> {
  const moment = { at: now, knownAt: now, past: false }
  if ('filter' in target) {
    const ids = await findingIds(tx, target.filter, moment, MOST_IN_BULK + 1)
    if (ids.length > MOST_IN_BULK) {
      const message = `More than ${MOST_IN_BULK} findings fit. Narrow the filter.`
      throw new Invalid('too_many', message, { at: '/filter' })
    }
    if (ids.length !== target.count) {
      throw new Conflict(
        'count_changed',
        `${ids.length} findings fit the filter now, not ${target.count}. Look at them again.`,
        { extra: { count: ids.length } },
      )
    }
    return ids.map((findingId) => ({ findingId, version: null }))
  }
  const versions = new Map(Object.entries(target.versions ?? {}))
  const items = [...new Set(target.ids)].map((id) => ({
    findingId: parsePublicId('finding', id) ?? '',
    version: versions.get(id) ?? null,
  }))
  const uuids = items.map(({ findingId }) => findingId)
  if (uuids.includes('')) throw new NotFound()
  const there = await findingIds(tx, { ...ANY_FINDING, ids: uuids }, moment, uuids.length)
  if (there.length !== uuids.length) throw new NotFound()
  return items
}
