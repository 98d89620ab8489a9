import type { TenantTx } from '../in-tenant'

export interface UploadedList {
  list: string
  part: string
  /** As the list says itself. */
  publishedAt: Date | null
  uploadedAt: Date
  fileName: string
  sha256: Uint8Array
  entries: number
}

/** The public lists that there are: the same for every tenant, so there is none in the condition. */
export async function uploadedLists(tx: TenantTx): Promise<UploadedList[]> {
  return tx.db.vulnerabilityList.findMany({ orderBy: [{ list: 'asc' }, { part: 'asc' }] })
}
