import type { TenantTx } from '../in-tenant'

type Bytes = Uint8Array<ArrayBuffer>

export interface NewAttachment {
  id: string
  determinationId: string
  name: string
  mediaType: string
  sha256: Bytes
  salt: Bytes
  content: Bytes
  at: Date
  logIndex: number
  logEpoch: number
}

/** Keeps a file that belongs to a determination, bit for bit. */
export async function insertAttachment(tx: TenantTx, row: NewAttachment): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO attachment (tenant_id, id, determination_id, name, media_type, bytes, sha256, salt, content, created_at,
      log_index, log_epoch)
    VALUES (${tx.tenantId}::uuid, ${row.id}::uuid, ${row.determinationId}::uuid, ${row.name}, ${row.mediaType},
      ${row.content.length}, ${row.sha256}, ${row.salt}, ${row.content}, ${row.at}, ${row.logIndex}, ${row.logEpoch})`
}
