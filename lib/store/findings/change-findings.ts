import type { TenantTx } from '../in-tenant'

export interface FindingChange {
  id: string
  /** The version that was read; null changes whatever is there (bulk, under lock). */
  version: number | null
  triage: string | null
  /** undefined leaves the owner as it is. */
  ownerId: string | null | undefined
}

/** People's words on a finding; false when it has changed since it was read. */
export async function changeFinding(tx: TenantTx, change: FindingChange, at: Date): Promise<boolean> {
  const { count } = await tx.db.finding.updateMany({
    where: {
      tenantId: tx.tenantId,
      id: change.id,
      ...(change.version === null ? {} : { version: change.version }),
    },
    data: {
      version: { increment: 1 },
      updatedAt: at,
      ...(change.triage === null ? {} : { triage: change.triage }),
      ...(change.ownerId === undefined ? {} : { ownerId: change.ownerId }),
    },
  })
  return count === 1
}
