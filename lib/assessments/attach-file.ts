import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { publicId } from '@/lib/core/public-id'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { commitBlob, SALT_BYTES } from '@/lib/proof/commitment'
import { toHex } from '@/lib/proof/hex'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { insertAttachment } from '@/lib/store/determinations/insert-attachment'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { DecodedAttachment } from './decode-attachment'

/**
 * Keeps a file with a determination. The log holds a salted commitment only, so that erasing file and salt leaves every
 * proof intact.
 */
export async function attachFile(
  tx: TenantTx,
  determinationId: string,
  file: DecodedAttachment,
  at: Date,
): Promise<void> {
  const id = v7({ msecs: at.getTime() })
  const salt = new Uint8Array(randomBytes(SALT_BYTES))
  const leaf = await appendLeaf(tx, 'evidence', {
    type: 'attachment',
    at: at.toISOString(),
    actor_ref: await ensureActor(tx),
    subject: { id: publicId('attachment', id), commit: toHex(commitBlob(nodeSha256, salt, file.content)) },
    parent: publicId('determination', determinationId),
  })
  const sha256 = new Uint8Array(nodeSha256(file.content))
  const place = { logIndex: leaf.index, logEpoch: leaf.epoch }
  await insertAttachment(tx, { id, determinationId, ...file, sha256, salt, at, ...place })
}
