import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'

/**
 * Sets (or with null ends) one label of an asset from an instant on. What was believed of it until now stays readable
 * with its recorded end.
 */
export async function writeLabel(
  tx: TenantTx,
  label: { assetId: string; key: string; value: string | null; validFrom: Date; recorded: Date },
): Promise<void> {
  const { assetId, key, value, validFrom, recorded } = label
  const open = await tx.db.assetLabel.findFirst({
    where: { tenantId: tx.tenantId, assetId, key, validTo: FOREVER_DATE, recordedTo: FOREVER_DATE },
  })
  const where = { tenantId: tx.tenantId, assetId, key, recordedTo: FOREVER_DATE, validTo: FOREVER_DATE }
  if (open) await tx.db.assetLabel.updateMany({ where, data: { recordedTo: recorded } })
  const rows = [
    ...(open && open.validFrom < validFrom
      ? [{ value: open.value, validFrom: open.validFrom, validTo: validFrom }]
      : []),
    ...(value === null ? [] : [{ value, validFrom, validTo: FOREVER_DATE }]),
  ]
  await tx.db.assetLabel.createMany({
    data: rows.map((row) => ({
      tenantId: tx.tenantId,
      assetId,
      key,
      recordedFrom: recorded,
      recordedTo: FOREVER_DATE,
      ...row,
    })),
    skipDuplicates: true,
  })
}
