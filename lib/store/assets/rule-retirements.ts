import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'

export interface RuleRetirement {
  assetId: string
  validFrom: Date
  validTo: Date
}

/** Stretches in which a rule retires assets, as now known. */
export async function ruleRetirements(tx: TenantTx, assetIds: readonly string[]): Promise<RuleRetirement[]> {
  return tx.db.assetRetirement.findMany({
    where: {
      tenantId: tx.tenantId,
      assetId: { in: [...assetIds] },
      source: 'rule',
      recordedTo: FOREVER_DATE,
    },
    select: { assetId: true, validFrom: true, validTo: true },
  })
}

/** Replaces stretches in which a rule retires an asset; what was believed until now stays readable. */
export async function replaceRuleRetirements(
  tx: TenantTx,
  change: {
    drop: readonly RuleRetirement[]
    add: readonly RuleRetirement[]
    reason: string
    recorded: Date
    actorRef: string
  },
): Promise<void> {
  const { drop, add, reason, recorded, actorRef } = change
  for (const { assetId, validFrom } of drop) {
    await tx.db.assetRetirement.updateMany({
      where: { tenantId: tx.tenantId, assetId, validFrom, source: 'rule', recordedTo: FOREVER_DATE },
      data: { recordedTo: recorded },
    })
  }
  await tx.db.assetRetirement.createMany({
    data: add.map(({ assetId, validFrom, validTo }) => ({
      tenantId: tx.tenantId,
      assetId,
      validFrom,
      validTo,
      recordedFrom: recorded,
      recordedTo: FOREVER_DATE,
      reason,
      actorRef,
      source: 'rule',
    })),
  })
}
