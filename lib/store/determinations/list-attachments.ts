import type { TenantTx } from '../in-tenant'

/** What is said of an attachment; its bytes are read one at a time. */
export interface AttachmentRow {
  id: string
  determinationId: string
  name: string
  mediaType: string
  bytes: number
  sha256: Uint8Array
  logIndex: number
}

/** Attachments of determinations, in the order they were given. */
export async function listAttachments(
  tx: TenantTx,
  determinationIds: readonly string[],
): Promise<AttachmentRow[]> {
  return tx.db.attachment.findMany({
    where: { tenantId: tx.tenantId, determinationId: { in: [...determinationIds] } },
    orderBy: [{ logEpoch: 'asc' }, { logIndex: 'asc' }],
    select: {
      id: true,
      determinationId: true,
      name: true,
      mediaType: true,
      bytes: true,
      sha256: true,
      logIndex: true,
    },
  })
}
