import { v7 } from 'uuid'
import { HOUSE } from '@/lib/access/house'
import { systemScope } from '@/lib/access/keys'
import type { GroupKind } from '@/lib/access/role-rule'
import type { VouchingProvider } from '@/lib/auth/admit-provider-person'
import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'
import { insertIdentityProvider } from '@/lib/store/identity-providers/insert-identity-provider'
import { inTenant } from '@/lib/store/in-tenant'

const LDAP = {
  servers: ['ldaps://directory.invalid'],
  ca: null,
  bind_dn: null,
  people_base: 'dc=example',
  people_filter: '(uid={login})',
  subject_attribute: 'entryUUID',
  login_attribute: 'uid',
  name_attribute: 'cn',
  email_attribute: 'mail',
  account_state: 'none',
  groups: 'none',
  groups_base: null,
  groups_filter: null,
}
const OIDC = {
  issuer: 'https://id.example',
  client_id: 'plimsoll',
  client_auth: 'none',
  ca: null,
  scopes: [],
  login_claim: 'preferred_username',
  name_claim: 'name',
  email_claim: 'email',
  groups_claim: 'groups',
}

/** A provider that is on and that nobody ever asks, for what comes after its answer: a tenant's, or with the house's id the platform's. */
export async function standProvider(
  tenantId: string,
  kind: GroupKind = 'oidc',
  name = 'Staff',
): Promise<VouchingProvider> {
  const [id, changedAt] = [v7(), new Date('2026-01-01T00:00:00Z')]
  const made = { createdAt: changedAt, changedAt, enabledAt: changedAt, position: 0, sealed: null }
  const settings = kind === 'ldap' ? LDAP : OIDC
  await inTenant(systemScope({ ...HOUSE, id: tenantId }, 'set-up'), (tx) =>
    insertIdentityProvider(tx, { id, kind, name, settings, ...made } as IdentityProviderRow),
  )
  return { tenantId, id, kind, name, changedAt }
}
