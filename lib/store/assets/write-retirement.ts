import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'

/** Retires an asset from an instant on. */
export async function retireAsset(
  tx: TenantTx,
  retirement: { assetId: string; from: Date; recorded: Date; reason: string; actorRef: string },
): Promise<void> {
  const { assetId, from, recorded, reason, actorRef } = retirement
  await tx.db.assetRetirement.create({
    data: {
      tenantId: tx.tenantId,
      assetId,
      validFrom: from,
      validTo: FOREVER_DATE,
      recordedFrom: recorded,
      recordedTo: FOREVER_DATE,
      reason,
      actorRef,
    },
  })
}

/** Ends the retirement that holds, from an instant on; false when none does. */
export async function bringBackAsset(
  tx: TenantTx,
  back: { assetId: string; from: Date; recorded: Date; actorRef: string },
): Promise<boolean> {
  const where = {
    tenantId: tx.tenantId,
    assetId: back.assetId,
    validTo: FOREVER_DATE,
    recordedTo: FOREVER_DATE,
  }
  const open = await tx.db.assetRetirement.findFirst({ where })
  if (!open) return false
  await tx.db.assetRetirement.updateMany({ where, data: { recordedTo: back.recorded } })
  if (open.validFrom < back.from) {
    await tx.db.assetRetirement.create({
      data: { ...open, validTo: back.from, recordedFrom: back.recorded, recordedTo: FOREVER_DATE },
    })
  }
  return true
}
