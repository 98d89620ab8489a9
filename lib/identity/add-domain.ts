import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { domainName } from '@/lib/core/domain-name'
import { Conflict, Invalid } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { insertDomain } from '@/lib/store/domains/insert-domain'
import { listDomains } from '@/lib/store/domains/list-domains'
import { inTenant } from '@/lib/store/in-tenant'

const MOST_DOMAINS = 50

/**
 * Notes that the tenant says a domain of e-mail addresses is its own. That leads nobody anywhere until it is proved.
 * @throws Invalid for what is no domain, Conflict `domain_known`, `too_many_domains`
 */
export async function addDomain(scope: Scope, given: string, at: Date): Promise<string> {
  const domain = domainName(given)
  if (domain === null) {
    throw new Invalid('invalid_body', 'The body at "/domain" must be a domain such as example.com.', {
      at: '/domain',
    })
  }
  const uuid = v7({ msecs: at.getTime() })
  const id = publicId('domain', uuid)
  await inTenant(scope, async (tx) => {
    if ((await listDomains(tx)).length >= MOST_DOMAINS) {
      throw new Conflict('too_many_domains', `There are ${MOST_DOMAINS} domains already; remove one first.`)
    }
    const proof = randomBytes(16).toString('hex')
    if (!(await insertDomain(tx, { id: uuid, domain, proof, at }))) {
      throw new Conflict('domain_known', 'This domain is in the list already.', { at: '/domain' })
    }
    await writeAuditEvent(tx, {
      action: 'domain.added',
      target: { kind: 'domain', id },
      after: { domain },
      at,
    })
  })
  return id
}
