import type { TenantTx } from '../in-tenant'

export interface AttachmentContent {
  name: string
  mediaType: string
  content: Uint8Array
}

/** An attachment with its bytes, or null. */
export async function readAttachment(tx: TenantTx, id: string): Promise<AttachmentContent | null> {
  return tx.db.attachment.findUnique({
    where: { tenantId_id: { tenantId: tx.tenantId, id } },
    select: { name: true, mediaType: true, content: true },
  })
}
