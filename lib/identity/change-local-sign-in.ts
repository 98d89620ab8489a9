import { HOUSE } from '@/lib/access/house'
import { type Scope, systemScope } from '@/lib/access/keys'
import { Conflict, Invalid } from '@/lib/core/errors'
import { needsSecondFactor } from '@/lib/core/needs-second-factor'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { type LocalOwnerRow, listLocalOwners } from '@/lib/store/break-glass/list-local-owners'
import { type LocalSignIn, readLocalSignIn } from '@/lib/store/break-glass/read-local-sign-in'
import { setBreakGlass } from '@/lib/store/break-glass/set-break-glass'
import { setLocalSignIn } from '@/lib/store/break-glass/set-local-sign-in'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { readTenant } from '@/lib/store/tenants/read-tenant'

export interface LocalSignInChange {
  localSignIn?: LocalSignIn | undefined
  /** Ids of the owners to keep, and of no others. */
  breakGlass?: readonly string[] | undefined
}

/**
 * Opens local passwords to everybody of the tenant, or closes them to all but the break-glass owners; says who these are. It counts
 * from everybody's next request on.
 * @throws Invalid for whoever is no lasting local owner
 * @throws Conflict `no_provider` without another way in, `no_break_glass_owner` when no owner could get in by password
 */
export async function changeLocalSignIn(scope: Scope, change: LocalSignInChange, at: Date): Promise<void> {
  const houses = await providersOfHouse()
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    const owners = await listLocalOwners(tx)
    const before = { localSignIn: await readLocalSignIn(tx), kept: keptOf(owners) }
    const kept = change.breakGlass === undefined ? before.kept : keptBy(change.breakGlass, owners)
    const localSignIn = change.localSignIn ?? before.localSignIn
    const same = [...kept].sort().join() === [...before.kept].sort().join()
    if (same && localSignIn === before.localSignIn) return
    if (localSignIn === 'break_glass') {
      const closing = before.localSignIn === 'everyone'
      if (closing && houses + (await enabled(tx)) === 0) {
        throw new Conflict('no_provider', 'Turn an identity provider on first: nobody else could come in.')
      }
      await requireBreakGlass(tx, owners, kept)
    }
    if (!same) await setBreakGlass(tx, kept)
    if (localSignIn !== before.localSignIn) await setLocalSignIn(tx, localSignIn)
    const shown = (how: LocalSignIn, who: readonly string[]) => ({
      local_sign_in: how,
      break_glass: who.map((id) => publicId('user', id)),
    })
    await writeAuditEvent(tx, {
      action: 'settings.local_sign_in_changed',
      target: { kind: 'tenant', id: publicId('tenant', tx.tenantId) },
      before: shown(before.localSignIn, before.kept),
      after: shown(localSignIn, kept),
      at,
    })
  })
}

const keptOf = (owners: readonly LocalOwnerRow[]) =>
  owners.filter(({ breakGlass }) => breakGlass).map(({ userId }) => userId)

/** In the owners' order, each once. */
function keptBy(ids: readonly string[], owners: readonly LocalOwnerRow[]): string[] {
  const wanted = ids.map((id) => parsePublicId('user', id))
  const known = new Set(owners.map(({ userId }) => userId))
  const stranger = wanted.findIndex((id) => id === null || !known.has(id))
  if (stranger >= 0) {
    throw new Invalid(
      'invalid_body',
      'Only owners with a local account, for all assets and without an end, can be kept.',
      { at: `/break_glass/${stranger}` },
    )
  }
  return owners.filter(({ userId }) => wanted.includes(userId)).map(({ userId }) => userId)
}

async function requireBreakGlass(
  tx: TenantTx,
  owners: readonly LocalOwnerRow[],
  kept: readonly string[],
): Promise<void> {
  const { secondFactor, passwordPolicy } = await readTenant(tx)
  const factor = needsSecondFactor(secondFactor, passwordPolicy)
  const ready = owners.filter(
    (one) => kept.includes(one.userId) && !one.disabled && one.password && (one.secondFactor || !factor),
  )
  if (ready.length === 0) {
    throw new Conflict(
      'no_break_glass_owner',
      `Keep a break-glass owner who has chosen a password${factor ? ' and set up a second factor' : ''}: the tenant would be locked out with its provider.`,
      { at: '/break_glass' },
    )
  }
}

const enabled = async (tx: TenantTx) =>
  (await listIdentityProviders(tx)).filter(({ enabledAt }) => enabledAt !== null).length
/** The platform's are every tenant's. */
const providersOfHouse = () => inTenant(systemScope(HOUSE, 'sign-in'), enabled)
