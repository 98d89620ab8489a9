import { Client } from 'ldapts'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import type { Directory } from '@/lib/directory/directory'
import { guidBytes } from '@/lib/directory/guid'
import { ROOT, type RunningSlapd, SUFFIX, startSlapd } from './slapd'
import { type LdifEntry, ldif } from './slapd/ldif'

export const PEOPLE = `ou=people,${SUFFIX}`
export const GROUPS = `ou=groups,${SUFFIX}`
export const AD = `ou=corp,${SUFFIX}`
export const READER = { dn: `cn=reader,${SUFFIX}`, password: 'password of the reader' }
export const ADA_GUID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const DEPTH = 300
const MANY = 5000

const person = (uid: string, more: Record<string, string> = {}): LdifEntry => ({
  dn: `uid=${uid},${PEOPLE}`,
  objectClass: 'inetOrgPerson',
  uid,
  cn: `${uid} 王`,
  sn: uid,
  mail: `${uid}@example.org`,
  userPassword: `password of ${uid}`,
  ...more,
})
const group = (cn: string, member: readonly string[], base = GROUPS): LdifEntry => ({
  dn: `cn=${cn},${base}`,
  objectClass: 'groupOfNames',
  cn,
  member,
})
const dn = (uid: string) => `uid=${uid},${PEOPLE}`
const groupDn = (cn: string) => `cn=${cn},${GROUPS}`

/** People and groups of every shape that sign-in must do with. */
function seed(): string {
  const chain = Array.from({ length: DEPTH }, (_, index) =>
    group(`chain-${index}`, [index === 0 ? dn('deep') : groupDn(`chain-${index - 1}`)]),
  )
  const many = Array.from({ length: MANY }, (_, index) => group(`many-${index}`, [dn('busy')]))
  return ldif([
    { dn: SUFFIX, objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' },
    ...[PEOPLE, GROUPS, AD].map((at) => ({
      dn: at,
      objectClass: 'organizationalUnit',
      ou: /^ou=(\w+)/.exec(at)?.[1] ?? '',
    })),
    {
      dn: READER.dn,
      objectClass: ['device', 'simpleSecurityObject'],
      cn: 'reader',
      userPassword: READER.password,
    },
    ...['ada', 'bob', 'deep', 'busy', 'round'].map((uid) => person(uid)),
    person('locked', { pwdAccountLockedTime: '000001010000Z' }),
    { ...person('odd'), dn: `cn=Odd\\, Mx \\2B (Ops) \\23 王,${PEOPLE}`, cn: 'Odd, Mx + (Ops) # 王' },
    { ...person('twin'), mail: 'twins@example.org' },
    { ...person('twin2'), mail: 'twins@example.org' },
    group('engineers', [dn('ada'), `cn=Odd\\, Mx \\2B (Ops) \\23 王,${PEOPLE}`]),
    group('staff', [groupDn('engineers')]),
    group('everyone', [groupDn('staff')]),
    { dn: groupDn('unique'), objectClass: 'groupOfUniqueNames', cn: 'unique', uniqueMember: [dn('ada')] },
    { dn: groupDn('posix'), objectClass: 'posixGroup', cn: 'posix', gidNumber: '5000', memberUid: ['ada'] },
    group('north', [dn('round'), groupDn('south')]),
    group('south', [groupDn('north')]),
    ...chain,
    ...many,
    {
      dn: `cn=Ada Lovelace,${AD}`,
      objectClass: 'user',
      objectCategory: 'person',
      cn: 'Ada Lovelace',
      sn: 'Lovelace',
      sAMAccountName: 'ada.l',
      displayName: 'Ada Lovelace',
      userAccountControl: '512',
      accountExpires: '9223372036854775807',
      objectGUID: guidBytes(ADA_GUID),
      userPassword: 'password of ada.l',
    },
    {
      dn: `cn=Gone,${AD}`,
      objectClass: 'user',
      objectCategory: 'person',
      cn: 'Gone',
      sn: 'Gone',
      sAMAccountName: 'gone',
      userAccountControl: '514',
      objectGUID: guidBytes('7c9e6679-7425-40de-944b-e07fc1f90ae7'),
      userPassword: 'password of gone',
    },
  ])
}

/** A running directory with people and groups of every shape. */
export const startDirectory = (): Promise<RunningSlapd> => startSlapd({ ldif: seed(), logLevel: 256 })

/** How the directory is asked, by LDAPS unless said otherwise. */
export function directoryAt(slapd: RunningSlapd, settings: Partial<LdapSettings> = {}): Directory {
  return {
    settings: {
      servers: [`ldaps://${slapd.host}:${slapd.securePort}`],
      ca: slapd.ca,
      bind_dn: READER.dn,
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
      ...settings,
    },
    bindPassword: READER.password,
    allow: ['localhost', '127.0.0.1'],
  }
}

/** The settings of the preset for Active Directory, of this directory. */
export const AD_SETTINGS = {
  people_base: AD,
  people_filter: '(&(objectCategory=person)(objectClass=user)(sAMAccountName={login}))',
  subject_attribute: 'objectGUID',
  login_attribute: 'sAMAccountName',
  name_attribute: 'displayName',
  email_attribute: 'mail',
  account_state: 'active_directory',
  groups: 'matching_rule',
  groups_base: SUFFIX,
} as const satisfies Partial<LdapSettings>

/** Changes the directory as its administrator. */
export async function administer(
  slapd: RunningSlapd,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ url: `ldaps://localhost:${slapd.securePort}`, tlsOptions: { ca: slapd.ca } })
  try {
    await client.bind(ROOT.dn, ROOT.password)
    await work(client)
  } finally {
    await client.unbind()
  }
}
