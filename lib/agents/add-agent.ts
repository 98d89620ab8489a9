import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { tokenEnd } from '@/lib/core/token-end'
import { tokenPrefix, tokenSecret } from '@/lib/core/token-secret'
import { createAgent } from '@/lib/store/agents/create-agent'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { createToken } from '@/lib/store/tokens/create-token'

/**
 * Makes an agent with its first token, whose secret is answered here and nowhere again.
 * @throws Conflict when the name is taken, by a retired one too: what it sent stays under its name
 */
export async function addAgent(
  scope: Scope,
  { name, quietAfterHours }: { name: string; quietAfterHours: number },
  at: Date,
): Promise<{ id: string; secret: string }> {
  const secret = tokenSecret(randomBytes(32))
  return inTenant(scope, async (tx) => {
    const agentId = v7({ msecs: at.getTime() })
    if (!(await createAgent(tx, { id: agentId, name, quietAfterHours, at }))) {
      throw new Conflict('name_taken', 'There is or was an agent of this name.', { at: '/name' })
    }
    const tokenId = v7({ msecs: at.getTime() })
    const hash = new Uint8Array(createHash('sha256').update(secret).digest())
    const prefix = tokenPrefix(secret)
    const expiresAt = tokenEnd('agent', null, at)
    await createToken(tx, { id: tokenId, kind: 'agent', name, agentId, prefix, hash, expiresAt, at })
    const id = publicId('agent', agentId)
    await writeAuditEvent(tx, {
      action: 'agent.created',
      target: { kind: 'agent', id },
      after: { name, quiet_after_hours: quietAfterHours, token: publicId('token', tokenId) },
      at,
    })
    return { id, secret }
  })
}
