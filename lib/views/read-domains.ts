import type { Scope } from '@/lib/access/keys'
import { domainRecord } from '@/lib/core/domain-record'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { type DomainRow, listDomains } from '@/lib/store/domains/list-domains'
import { inTenant } from '@/lib/store/in-tenant'
import type { DomainDto } from './domain.schema'

/** The domains that the tenant says are its own, by name. There are few: one page. */
export async function readDomains(
  scope: Scope,
): Promise<{ items: DomainDto[]; next_cursor: null; total: number }> {
  const items = (await inTenant(scope, (tx) => listDomains(tx))).map(dtoOf)
  return { items, next_cursor: null, total: items.length }
}

/** One of them. @throws NotFound */
export async function readDomain(scope: Scope, id: string): Promise<DomainDto> {
  const uuid = parsePublicId('domain', id)
  const [row] = uuid === null ? [] : await inTenant(scope, (tx) => listDomains(tx, uuid))
  if (!row) throw new NotFound()
  return dtoOf(row)
}

function dtoOf({ id, domain, proof, checkedAt, verifiedAt }: DomainRow): DomainDto {
  return {
    id: publicId('domain', id),
    domain,
    record: domainRecord(domain, proof),
    checked_at: checkedAt?.toISOString() ?? null,
    verified_at: verifiedAt?.toISOString() ?? null,
  }
}
