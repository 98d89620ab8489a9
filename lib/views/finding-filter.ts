import { validate } from 'uuid'
import { checkKey } from '@/lib/core/check'
import { Invalid } from '@/lib/core/errors'
import { ACTIVE_STATUSES } from '@/lib/core/finding-status'
import type { Catalogue } from '@/lib/core/framework'
import { keysOfSafeguard } from '@/lib/core/keys-of-safeguard'
import { localDay, nextDay, startOfLocalDay } from '@/lib/core/local-day'
import { parsePublicId } from '@/lib/core/public-id'
import { titlesThatSay } from '@/lib/core/titles-that-say'
import type { FindingFilter } from '@/lib/store/findings/finding-sql'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { FindingFilterQuery } from './finding.schema'
import { resolveAssetFilter } from './resolve-asset-filter'

const DAY_MS = 86_400_000
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * What a query means for the store: the one path by which findings are listed, counted, grouped, exported and changed.
 * Days are the tenant's. @throws Invalid where a label is none
 */
export async function findingFilter(
  tx: TenantTx,
  catalogue: Catalogue,
  query: FindingFilterQuery,
  now: Date = new Date(),
): Promise<FindingFilter> {
  const { timeZone } = tx.scope.tenant
  const today = localDay(now.getTime(), timeZone)
  const assets = await resolveAssetFilter(tx, query.asset)
  const failing = await resolveAssetFilter(tx, query.fails_on)
  return {
    ids: null,
    statuses: statusesOf(query.status),
    severities: query.severity?.split(',') ?? null,
    assetIds: assets === 'none' ? [] : assets,
    failingOn: failing === 'none' ? [] : failing,
    assetKinds: query.kind?.split(',') ?? null,
    labels: labelsOf(query.label),
    lineage: query.lineage ?? null,
    checkKeys: checkKeysOf(query, catalogue),
    exceptKeys: query.mapped === 'no' ? mappedKeys(catalogue) : null,
    package: query.package ?? null,
    advisory: query.advisory ?? null,
    exploited: query.exploited === undefined ? null : query.exploited === 'true',
    ...ownerOf(tx, query.owner),
    due: dueOf(query.due, today, now, timeZone),
    proposed: query.exception === 'proposed',
    exceptionId:
      query.exception === undefined || query.exception === 'proposed'
        ? null
        : (parsePublicId('exception', query.exception) ?? NOBODY),
    seenBefore: query.age ? new Date(now.getTime() - Number(query.age) * DAY_MS) : null,
    change: changeOf(query, today, timeZone),
    text: query.q ?? null,
    titles: query.q ? titlesThatSay(query.q) : [],
  }
}

/** The instants of days of a zone: [start of `from`, start of the day after `to`). */
export function dayRange(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  today: string,
  timeZone: string,
): { from: Date | null; to: Date | null } {
  const first = from === 'yesterday' ? dayBefore(today) : from
  return {
    from: first ? new Date(startOfLocalDay(first, timeZone)) : null,
    to: to ? new Date(startOfLocalDay(nextDay(to), timeZone)) : null,
  }
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10)
}

function statusesOf(status: string | undefined): string[] | null {
  if (status === undefined) return null
  return status.split(',').flatMap((one) => (one === 'active' ? ACTIVE_STATUSES : [one]))
}

function labelsOf(label: string | undefined): Record<string, string> | null {
  if (label === undefined) return null
  const pairs = label.split(',').map((pair) => {
    const cut = pair.indexOf(':')
    if (cut < 1) throw new Invalid('invalid_parameter', 'A label is written key:value.', { at: 'label' })
    return [pair.slice(0, cut), pair.slice(cut + 1)] as const
  })
  return Object.fromEntries(pairs)
}

function ownerOf(tx: TenantTx, owner: string | undefined): Pick<FindingFilter, 'ownerId' | 'unowned'> {
  if (owner === undefined) return { ownerId: null, unowned: false }
  if (owner === 'none') return { ownerId: null, unowned: true }
  const { kind, subject } = tx.scope.actor
  const me = kind === 'person' && validate(subject) ? subject : NOBODY
  return { ownerId: owner === 'me' ? me : (parsePublicId('user', owner) ?? NOBODY), unowned: false }
}

function dueOf(
  due: FindingFilterQuery['due'],
  today: string,
  now: Date,
  timeZone: string,
): FindingFilter['due'] {
  if (due === undefined || due === 'none') return due ?? null
  if (due === 'any') return { from: null, to: null }
  if (due === 'overdue') return { from: null, to: dayBefore(today) }
  return { from: today, to: localDay(now.getTime() + 7 * DAY_MS, timeZone) }
}

function changeOf(query: FindingFilterQuery, today: string, timeZone: string): FindingFilter['change'] {
  if (!query.change) return null
  const kinds = query.change === 'new' ? ['opened', 'reopened'] : [query.change]
  return { kinds, ...dayRange(query, today, timeZone) }
}

/** Checks that speak of a safeguard. */
function mappedKeys(catalogue: Catalogue): string[] {
  return [...catalogue.checkByKey].filter(([, check]) => check.safeguards.length > 0).map(([key]) => key)
}

/** Keys that the filters of check, safeguard, framework and control leave; null is all. A renamed check has several. */
function checkKeysOf(query: FindingFilterQuery, catalogue: Catalogue): string[] | null {
  const { check, safeguard, framework, control } = query
  const parts: string[][] = []
  if (check !== undefined) {
    const key = validate(check) ? check : checkKey(check)
    const known = catalogue.checkByKey.get(key)
    parts.push(known ? [known.key, ...known.aliasKeys] : [key])
  }
  if (safeguard !== undefined) parts.push(keysOfSafeguard(catalogue, safeguard))
  if (framework !== undefined || control !== undefined) {
    const edges = catalogue.edges.filter(
      (edge) =>
        edge.on_fail === 'gap' &&
        (framework === undefined || edge.framework === framework) &&
        (control === undefined || edge.control === control),
    )
    const safeguards = [...new Set(edges.map((edge) => edge.safeguard))]
    parts.push(safeguards.flatMap((id) => keysOfSafeguard(catalogue, id)))
  }
  const [first, ...others] = parts
  return first ? first.filter((key) => others.every((keys) => keys.includes(key))) : null
}
