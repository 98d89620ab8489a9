import type { Scope } from '@/lib/access/keys'

/** Where a webhook's address or secret lies, for sealing; `lib/store/owner/sealed-columns.ts` says it in SQL. */
export function placeOf({ tenantId }: Scope, webhookId: string, field: 'address' | 'secret'): string {
  return `${tenantId}/${webhookId}/${field}`
}
