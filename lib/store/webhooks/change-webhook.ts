import { Conflict } from '@/lib/core/errors'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import type { WebhookRow } from './webhook-row'

export type WebhookChange = Partial<Omit<WebhookRow, 'id' | 'kind' | 'createdAt'>>

/** Sets what is given of a webhook. @throws Conflict `name_taken` */
export async function changeWebhook(tx: TenantTx, id: string, change: WebhookChange): Promise<void> {
  try {
    await tx.db.webhook.updateMany({ where: { tenantId: tx.tenantId, id }, data: change })
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    throw new Conflict('name_taken', 'Another webhook has this name.', { at: '/name' })
  }
}
