import type { Action } from '@/lib/access/actions'
import { lookup } from '@/lib/access/keys'
import { LIMITABLE_ROLES, UNDER_A_LIMIT } from '@/lib/access/limited'
import type { Principal } from '@/lib/access/principal'
import { PERSON_ROLES, ROLE_ACTIONS, type Role, TOKEN_ROLES } from '@/lib/access/roles'
import { findTenant } from '@/lib/store/tenants/find-tenant'

/** Somebody with one role, for the whole tenant or limited to assets with a label. */
export interface Asker {
  readonly name: string
  readonly role: Role
  readonly limited: boolean
  /** What the tables of roles say, and nothing else. */
  readonly may: (anyOf: readonly Action[]) => boolean
}

const asker = (role: Role, limited: boolean): Asker => ({
  name: limited ? `${role} limited to labels` : role,
  role,
  limited,
  may: (anyOf) =>
    anyOf.some(
      (action) =>
        (ROLE_ACTIONS[role] as readonly Action[]).includes(action) &&
        (!limited || UNDER_A_LIMIT[action] === true),
    ),
})

/** Everybody with a role: people, people limited to labels, and tokens. */
export const ASKERS: readonly Asker[] = [
  ...[...PERSON_ROLES, ...TOKEN_ROLES].map((role) => asker(role, false)),
  ...LIMITABLE_ROLES.map((role) => asker(role, true)),
]

/** An asker in a tenant; limited, to assets whose label `env` is this. */
export async function principalOf(of: Asker, slug: string, env: string): Promise<Principal> {
  const tenant = await findTenant(lookup('set-up'), slug)
  if (!tenant) throw new Error(`no ${slug}`)
  const kind = (TOKEN_ROLES as readonly string[]).includes(of.role) ? 'token' : 'person'
  const rule = { all: [{ key: 'env', in: [env] }] }
  return {
    actor: {
      kind,
      subject: '0198a000-0000-7000-8000-00000000a5ce',
      label: of.role,
      provider: 'local',
      address: null,
    },
    platformAdmin: false,
    tenant,
    roles: of.limited ? [] : [of.role],
    ...(of.limited ? { limited: [{ role: of.role, rule }] } : {}),
    agentId: null,
    sessionId: null,
  }
}
