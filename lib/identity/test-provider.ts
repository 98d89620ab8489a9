import type { Scope } from '@/lib/access/keys'
import { Busy } from '@/lib/core/errors'
import type { WalkStep } from '@/lib/core/provider-walk'
import { directoryOf } from '@/lib/directory/directory-of'
import { walkDirectory } from '@/lib/directory/walk-directory'
import { openIdProviderOf } from '@/lib/oidc/openid-provider-of'
import { walkOpenId } from '@/lib/oidc/walk-openid'
import { SealLost } from '@/lib/seal/unseal'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'
import { inTenant } from '@/lib/store/in-tenant'
import { providerOf } from './provider-of'

/** Nobody can make this server knock at addresses faster than so. */
const PAUSE_MS = 2000
const lastTests = new Map<string, number>()

/**
 * Walks the connection to a provider step by step, also where it is off, and says which step failed and why.
 * @throws NotFound, Busy right after another test
 */
export async function testProvider(
  scope: Scope,
  id: string,
  { login }: { login?: string | undefined },
  at: Date,
): Promise<{ works: boolean; steps: WalkStep[] }> {
  const row = await inTenant(scope, async (tx) => {
    const found = await providerOf(tx, id)
    const last = lastTests.get(scope.tenantId) ?? 0
    if (at.getTime() - last < PAUSE_MS) {
      throw new Busy('test_just_run', 'A connection was tested a moment ago.', 2, true)
    }
    lastTests.set(scope.tenantId, at.getTime())
    await writeAuditEvent(tx, {
      action: 'identity_provider.tested',
      target: { kind: 'identity_provider', id },
      after: { name: found.name, ...(login === undefined ? {} : { login }) },
      at,
    })
    return found
  })
  const steps = await walk(scope.tenantId, row, login ?? null)
  return { works: works(steps), steps }
}

/** How each kind is walked. */
async function walk(tenantId: string, row: IdentityProviderRow, login: string | null): Promise<WalkStep[]> {
  try {
    if (row.kind === 'ldap') return await walkDirectory(directoryOf({ ...row, tenantId }), login)
    return await walkOpenId(openIdProviderOf({ ...row, tenantId }))
  } catch (error) {
    if (!(error instanceof SealLost)) throw error
    return [{ server: null, step: 'secret', outcome: 'failed', code: 'secret_lost', facts: {} }]
  }
}

/** With several servers one that works is enough. */
function works(steps: readonly WalkStep[]): boolean {
  const servers = new Set(steps.map(({ server }) => server))
  return [...servers].some((server) => {
    const own = steps.filter((step) => step.server === server)
    return own.every(({ outcome }) => outcome !== 'failed')
  })
}
