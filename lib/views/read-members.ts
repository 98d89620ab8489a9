import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { publicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { memberAccounts } from '@/lib/store/accounts/member-accounts'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers, type MembershipRow } from '@/lib/store/members/list-members'
import { listKeptOut } from '@/lib/store/provider-accounts/list-kept-out'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { endingSoon } from './ending-soon'
import { memberDto } from './member-dto'
import { pageOf } from './page-of'
import { providerNames } from './provider-names'

/** The tenant's people by name. A tenant's people are few: they are read together and paged here. */
export async function readMembers(scope: Scope, query: { limit: number; cursor?: string }, at: Date) {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, [UUID])[0]
  const { rows, accounts, settings, out } = await inTenant(scope, async (tx) => ({
    // Whom of the platform the tenant lets in for hours is said apart.
    rows: (await listMembers(tx)).filter(({ source }) => source !== 'support'),
    accounts: await memberAccounts(tx),
    settings: await readTenant(tx),
    out: await listKeptOut(tx),
  }))
  // A provider is named by its id; of which kind it is does not matter here.
  const sources = [...rows.map(({ source }) => source), ...out.map(({ providerId }) => `ldap:${providerId}`)]
  const providers = await providerNames(scope, sources)
  const people = [...byPerson(rows).entries()]
  // A person who left since the page before: begin again rather than end early.
  const start = after === undefined ? 0 : people.findIndex(([userId]) => userId === after) + 1
  const page = pageOf(
    people.slice(start, start + query.limit + 1),
    query.limit,
    ([, roles]) => memberDto(roles, { accounts, providers }),
    ([userId]) => [userId],
  )
  return {
    ...page,
    total: people.length,
    ending_soon: endingSoon(rows, at),
    separate_duties: settings.separateDuties,
    kept_out: out.map(({ userId, name, login, providerId, since }) => ({
      id: publicId('user', userId),
      ...{ name, login },
      provider: providers.get(providerId) ?? null,
      since: since.toISOString(),
    })),
    local_sign_in: settings.localSignIn === 'everyone' ? ('everyone' as const) : ('break_glass' as const),
  }
}

function byPerson(rows: readonly MembershipRow[]): Map<string, MembershipRow[]> {
  const people = new Map<string, MembershipRow[]>()
  for (const row of rows) people.set(row.userId, [...(people.get(row.userId) ?? []), row])
  return people
}
