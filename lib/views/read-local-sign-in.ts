import { HOUSE } from '@/lib/access/house'
import { type Scope, systemScope } from '@/lib/access/keys'
import { needsSecondFactor } from '@/lib/core/needs-second-factor'
import { publicId } from '@/lib/core/public-id'
import { listBreakGlassUses } from '@/lib/store/break-glass/list-break-glass-uses'
import { listLocalOwners } from '@/lib/store/break-glass/list-local-owners'
import { readLocalSignIn } from '@/lib/store/break-glass/read-local-sign-in'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import type { LocalSignInDto } from './local-sign-in.schema'

const MOST_USES = 50

/** Who may come in by a local password, which owners are kept for emergencies, and when these came in. */
export async function readLocalSignInSettings(scope: Scope): Promise<LocalSignInDto> {
  const shared = await inTenant(systemScope(HOUSE, 'sign-in'), anyEnabled)
  return inTenant(scope, async (tx) => {
    const { secondFactor, passwordPolicy } = await readTenant(tx)
    const owners = await listLocalOwners(tx)
    const uses = await listBreakGlassUses(tx, { limit: MOST_USES })
    const hooks = await listWebhooks(tx)
    return {
      local_sign_in: await readLocalSignIn(tx),
      second_factor_needed: needsSecondFactor(secondFactor, passwordPolicy),
      providers: shared || (await anyEnabled(tx)),
      owners: owners.map(({ userId, name, email, breakGlass, disabled, password, secondFactor: second }) => ({
        id: publicId('user', userId),
        ...{ name, email, break_glass: breakGlass, disabled, password, second_factor: second },
      })),
      uses: uses.map((use) => ({
        id: publicId('break_glass_use', use.id),
        user: { id: publicId('user', use.userId), name: use.name },
        at: use.at.toISOString(),
        address: use.address,
        acknowledged_at: use.acknowledgedAt?.toISOString() ?? null,
        acknowledged_by: use.acknowledgedBy,
      })),
      webhooks: hooks.filter(
        ({ disabledAt, events }) => disabledAt === null && events.includes('break_glass.used'),
      ).length,
    }
  })
}

const anyEnabled = async (tx: TenantTx) =>
  (await listIdentityProviders(tx)).some(({ enabledAt }) => enabledAt !== null)
