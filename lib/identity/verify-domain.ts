import type { Scope } from '@/lib/access/keys'
import { domainRecord } from '@/lib/core/domain-record'
import { Busy, Conflict, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { type DomainRow, listDomains } from '@/lib/store/domains/list-domains'
import { noteDomainCheck } from '@/lib/store/domains/note-domain-check'
import { otherProof } from '@/lib/store/domains/other-proof'
import { takeDomain } from '@/lib/store/domains/take-domain'
import { inTenant } from '@/lib/store/in-tenant'
import { type TxtRecords, txtRecords } from './txt-records'

/**
 * Looks whether the domain's TXT record says what it must; from then on people of the domain are led to the tenant's door. A domain that
 * another tenant has proved changes hands only when that one's record is gone.
 * @throws NotFound, Conflict `domain_not_proved`, `domain_taken`, Busy when no resolver answers
 */
export async function verifyDomain(
  scope: Scope,
  id: string,
  at: Date,
  ask: TxtRecords = txtRecords,
): Promise<void> {
  const found = await domainOf(scope, id)
  const { name, value } = domainRecord(found.domain, found.proof)
  const said = await ask(name).catch(() => {
    throw new Busy('no_resolver', `The records of ${name} could not be asked for. Try again shortly.`, 30)
  })
  const proved = said.includes(value)
  const taken = await inTenant(scope, async (tx) => {
    await noteDomainCheck(tx, found.id, at)
    if (!proved) return false
    const other = await otherProof(tx, found.domain)
    const from = other === null || said.includes(domainRecord(found.domain, other).value) ? '' : other
    if (!(await takeDomain(tx, { domain: found.domain, from, at }))) return false
    if (found.verifiedAt !== null) return true
    await writeAuditEvent(tx, {
      action: 'domain.verified',
      target: { kind: 'domain', id },
      after: { domain: found.domain },
      at,
    })
    return true
  })
  if (!proved) {
    throw new Conflict('domain_not_proved', `There is no TXT record ${name} that says ${value}.`)
  }
  if (!taken) {
    throw new Conflict('domain_taken', 'Another tenant has proved this domain, and its record still stands.')
  }
}

async function domainOf(scope: Scope, id: string): Promise<DomainRow> {
  const uuid = parsePublicId('domain', id)
  const [row] = uuid === null ? [] : await inTenant(scope, (tx) => listDomains(tx, uuid))
  if (!row) throw new NotFound()
  return row
}
