import { v5 } from 'uuid'
import { derivedPassword } from '../../lib/demo/derive'
import { allGroups, DEMO_IDENTITY_TENANTS, type DemoIdentityTenant } from '../../lib/demo/identity-people'
import { type DemoIdentitySeed, type DemoProvider, seedIdentity } from '../../lib/demo/seed-identity'
import { freePort } from '../lib/free-port'
import type { Lifecycle } from '../lib/lifecycle'
import type { Log } from '../lib/log'
import { openIdServer } from '../testing/openid'
import { SUFFIX, startSlapd } from '../testing/slapd'
import { findSlapd } from '../testing/slapd/find-slapd'
import { type LdifEntry, ldif } from '../testing/slapd/ldif'

/** Who can sign in where, of one tenant with an identity provider. */
export interface IdentityLogins {
  slug: string
  name: string
  kind: 'ldap' | 'oidc'
  provider: string
  /** Where the provider listens. */
  at: string
  /** The local break-glass owner. */
  owner: { email: string; password: string }
  people: {
    login: string
    password: string
    name: string
    groups: readonly string[]
    roles: readonly string[]
  }[]
}

/** Ports that the servers get while they are free: an OpenID provider's people are known by its address. */
const PORTS = { openId: 9480, port: 9389, securePort: 9636 }
const PEOPLE = `ou=people,${SUFFIX}`
const GROUPS = `ou=groups,${SUFFIX}`
const CLIENT = 'plimsoll'

/**
 * Starts an OpenID provider and, where slapd is installed, a directory on loopback, and makes a tenant for each. They end with the
 * command; what they hold is the same at every start.
 */
export async function startIdentity(
  seed: DemoIdentitySeed,
  origin: string,
  life: Lifecycle,
  log: Log,
): Promise<IdentityLogins[]> {
  const made: IdentityLogins[] = []
  for (const company of DEMO_IDENTITY_TENANTS) {
    if (company.kind === 'oidc') made.push(await openIdTenant(seed, company, origin, life))
    else if (findSlapd()) made.push(await directoryTenant(seed, company, life))
    else
      log('  No directory: slapd is not installed. Debian, Ubuntu: apt-get install slapd; then start again.')
  }
  return made
}

/** Providers are asked at addresses of this machine, which only its operator can allow. */
export function allowLoopback(environment: NodeJS.ProcessEnv): void {
  const { PLIMSOLL_OUTGOING_ALLOW: given = '' } = environment
  environment.PLIMSOLL_OUTGOING_ALLOW = [given, 'localhost', '127.0.0.1'].filter(Boolean).join(',')
}

async function directoryTenant(
  seed: DemoIdentitySeed,
  company: DemoIdentityTenant,
  life: Lifecycle,
): Promise<IdentityLogins> {
  const reader = {
    dn: `cn=reader,${SUFFIX}`,
    password: derivedPassword(seed.secret, `reader@${company.slug}`),
  }
  const slapd = await startSlapd({ ldif: entriesOf(company, seed.secret, reader), ports: PORTS })
  life.onStop(() => slapd.end())
  const at = `ldaps://${slapd.host}:${slapd.securePort}`
  const provider: DemoProvider = {
    ldap: {
      servers: [at],
      ca: slapd.ca,
      bind_dn: reader.dn,
      people_base: PEOPLE,
      people_filter: '(uid={login})',
      subject_attribute: 'entryUUID',
      login_attribute: 'uid',
      name_attribute: 'cn',
      email_attribute: 'mail',
      account_state: 'none',
      groups: 'walk',
      groups_base: GROUPS,
      groups_filter: null,
    },
    secret: reader.password,
    groupName: (group) => `cn=${group},${GROUPS}`,
  }
  const { owner } = await seedIdentity(seed, company, provider)
  return loginsOf(company, seed.secret, at, owner)
}

async function openIdTenant(
  seed: DemoIdentitySeed,
  company: DemoIdentityTenant,
  origin: string,
  life: Lifecycle,
): Promise<IdentityLogins> {
  const clientSecret = derivedPassword(seed.secret, `${CLIENT}@${company.slug}`)
  const server = await openIdServer({
    title: company.provider,
    people: company.people.map(({ login, name, groups }) => ({
      sub: login,
      preferred_username: login,
      name,
      email: `${login}@${company.slug}.example`,
      groups: allGroups(company, groups),
    })),
    passwords: new Map(company.people.map(({ login }) => [login, passwordOf(company, seed.secret, login)])),
    clients: [],
    port: await freePort(PORTS.openId),
  })
  life.onStop(() => server.stop())
  const provider: DemoProvider = {
    oidc: {
      issuer: server.issuer,
      client_id: CLIENT,
      client_auth: 'client_secret_basic',
      ca: null,
      scopes: ['profile', 'email', 'groups', 'offline_access'],
      login_claim: 'preferred_username',
      name_claim: 'name',
      email_claim: 'email',
      groups_claim: 'groups',
      end_session: true,
    },
    secret: clientSecret,
    groupName: (group) => group,
  }
  const { provider: id, owner } = await seedIdentity(seed, company, provider)
  server.setClients([
    {
      client_id: CLIENT,
      client_secret: clientSecret,
      redirect_uris: [`${origin}/api/auth/callback/${id}`],
      post_logout_redirect_uris: [`${origin}/t/${company.slug}/sign-in`, `${origin}/sign-in`],
      backchannel_logout_uri: `${origin}/api/auth/back-channel-logout/${id}`,
    },
  ])
  return loginsOf(company, seed.secret, server.issuer, owner)
}

const passwordOf = ({ slug }: DemoIdentityTenant, secret: string, login: string) =>
  derivedPassword(secret, `${login}@${slug}.example`)

function loginsOf(
  company: DemoIdentityTenant,
  secret: string,
  at: string,
  owner: IdentityLogins['owner'],
): IdentityLogins {
  const { slug, name, kind, provider, people } = company
  return {
    ...{ slug, name, kind, provider, at, owner },
    people: people.map((person) => ({ ...person, password: passwordOf(company, secret, person.login) })),
  }
}

/** Ids of entries follow from their names, so that people are the same people at every start. */
const OURS = '6f2c1a52-0f0e-4c38-9a5e-3e0f6d2b8c11'

function entriesOf(
  { slug, people, nested }: DemoIdentityTenant,
  secret: string,
  reader: { dn: string; password: string },
): string {
  const person = ({ login, name }: DemoIdentityTenant['people'][number]): LdifEntry => ({
    dn: `uid=${login},${PEOPLE}`,
    objectClass: 'inetOrgPerson',
    uid: login,
    cn: name,
    sn: name.slice(0, 1),
    mail: `${login}@${slug}.example`,
    userPassword: derivedPassword(secret, `${login}@${slug}.example`),
    entryUUID: v5(login, OURS),
  })
  const group = (cn: string): LdifEntry => ({
    dn: `cn=${cn},${GROUPS}`,
    objectClass: 'groupOfNames',
    cn,
    member: [
      // A group has at least one member; this one is nobody.
      reader.dn,
      ...people.filter(({ groups }) => groups.includes(cn)).map(({ login }) => `uid=${login},${PEOPLE}`),
      ...Object.entries(nested)
        .filter(([, above]) => above.includes(cn))
        .map(([below]) => `cn=${below},${GROUPS}`),
    ],
  })
  return ldif([
    { dn: SUFFIX, objectClass: ['dcObject', 'organization'], dc: 'example', o: slug },
    { dn: PEOPLE, objectClass: 'organizationalUnit', ou: 'people' },
    { dn: GROUPS, objectClass: 'organizationalUnit', ou: 'groups' },
    {
      dn: reader.dn,
      objectClass: ['device', 'simpleSecurityObject'],
      cn: 'reader',
      userPassword: reader.password,
    },
    ...people.map(person),
    ...Object.keys(nested).map(group),
  ])
}
