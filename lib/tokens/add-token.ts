import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import type { TokenRole } from '@/lib/access/roles'
import { Conflict, Invalid } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { tokenEnd } from '@/lib/core/token-end'
import { tokenPrefix, tokenSecret } from '@/lib/core/token-secret'
import { createAgent } from '@/lib/store/agents/create-agent'
import { findAgentByName } from '@/lib/store/agents/find-agent-by-name'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { createToken } from '@/lib/store/tokens/create-token'
import { requireOwnReach } from './require-own-reach'

export interface TokenToAdd {
  kind: TokenRole
  name: string
  /** Null: as long as its kind works where nothing is said. */
  expiresAt: Date | null
  /** What an agent's token may hand in for: assets whose name begins so. */
  assetPrefix?: string | null
  /** 32 bytes the secret is made of; only where it must come out the same again. */
  random?: Uint8Array
}

const QUIET_AFTER_HOURS = 48

/**
 * Makes a token. Its secret is answered here and nowhere again. A token of kind `agent` belongs to the agent of its name,
 * which is made if there is none.
 * @throws Invalid for an end that has passed or is too far away, Conflict when the agent of that name is retired
 */
export async function addToken(
  scope: Scope,
  { kind, name, expiresAt: asked, assetPrefix = null, random = randomBytes(32) }: TokenToAdd,
  at: Date,
): Promise<{ id: string; secret: string }> {
  requireOwnReach(scope, kind)
  const expiresAt = tokenEnd(kind, asked, at)
  if (kind !== 'agent' && assetPrefix !== null) {
    const says = 'Only a token that hands reports in can be limited to assets.'
    throw new Invalid('invalid_body', says, { at: '/asset_prefix' })
  }
  const secret = tokenSecret(random)
  return inTenant(scope, async (tx) => {
    const tokenId = v7({ msecs: at.getTime() })
    const agentId = kind === 'agent' ? await agentOf(tx, name, at) : null
    const hash = new Uint8Array(createHash('sha256').update(secret).digest())
    await createToken(tx, {
      id: tokenId,
      kind,
      name,
      agentId,
      assetPrefix,
      prefix: tokenPrefix(secret),
      hash,
      expiresAt,
      at,
    })
    const id = publicId('token', tokenId)
    await writeAuditEvent(tx, {
      action: 'token.created',
      target: { kind: 'token', id },
      after: {
        kind,
        name,
        expires_at: expiresAt,
        asset_prefix: assetPrefix,
        agent: agentId && publicId('agent', agentId),
      },
      at,
    })
    return { id, secret }
  })
}

async function agentOf(tx: TenantTx, name: string, at: Date): Promise<string> {
  const id = v7({ msecs: at.getTime() })
  if (await createAgent(tx, { id, name, quietAfterHours: QUIET_AFTER_HOURS, at })) return id
  const found = await findAgentByName(tx, name)
  if (!found || found.retired) {
    throw new Conflict('agent_retired', 'The agent of this name is retired. Choose another name.', {
      at: '/name',
    })
  }
  return found.id
}
