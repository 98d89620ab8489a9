import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { listDomains } from '@/lib/store/domains/list-domains'
import { removeDomain as removeRow } from '@/lib/store/domains/remove-domain'
import { inTenant } from '@/lib/store/in-tenant'

/** Takes a domain off the tenant's list; nobody is led to its door by it any more. @throws NotFound */
export async function removeDomain(scope: Scope, id: string, at: Date): Promise<void> {
  const uuid = parsePublicId('domain', id)
  if (uuid === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const [row] = await listDomains(tx, uuid)
    if (!row) throw new NotFound()
    await removeRow(tx, row.domain)
    await writeAuditEvent(tx, {
      action: 'domain.removed',
      target: { kind: 'domain', id },
      before: { domain: row.domain, verified: row.verifiedAt !== null },
      at,
    })
  })
}
