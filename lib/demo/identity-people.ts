import type { PersonRole } from '@/lib/access/roles'

/** Somebody of a demo tenant whom its identity provider vouches for. */
export interface DemoPerson {
  login: string
  name: string
  /** The groups that they are in themselves. */
  groups: readonly string[]
  /** What these come to here, by the rules below. */
  roles: readonly PersonRole[]
}

/** A made-up company of `npm run demo -- --identity` with its people and nested groups. */
export interface DemoIdentityTenant {
  kind: 'ldap' | 'oidc'
  slug: string
  name: string
  /** Name of the provider at its door. */
  provider: string
  /** The break-glass owner, with a local account. */
  owner: string
  /** Group → groups that it is in. */
  nested: Readonly<Record<string, readonly string[]>>
  people: readonly DemoPerson[]
  /** Group → role. */
  rules: Readonly<Record<string, PersonRole>>
}

const GROUPS = {
  nested: {
    'platform-team': ['engineering'],
    'database-team': ['engineering'],
    engineering: ['everyone'],
    'compliance-leads': ['compliance'],
    compliance: ['everyone'],
    'internal-audit': ['everyone'],
    everyone: [],
    owners: [],
  },
  rules: {
    owners: 'owner',
    compliance: 'manager',
    'internal-audit': 'auditor',
    engineering: 'operator',
    everyone: 'viewer',
  },
} as const

export const DEMO_IDENTITY_TENANTS: readonly DemoIdentityTenant[] = [
  {
    kind: 'ldap',
    slug: 'tidal-energy',
    name: '潮汐能源',
    provider: 'Tidal LDAP',
    owner: '柳应急',
    ...GROUPS,
    people: [
      { login: 'gu', name: '顾大川', groups: ['owners'], roles: ['owner'] },
      { login: 'shen', name: '沈若水', groups: ['compliance-leads'], roles: ['manager', 'viewer'] },
      { login: 'ye', name: '叶明鉴', groups: ['internal-audit'], roles: ['auditor', 'viewer'] },
      { login: 'jiang', name: '江平', groups: ['platform-team'], roles: ['operator', 'viewer'] },
      { login: 'bai', name: '白露', groups: [], roles: [] },
    ],
  },
  {
    kind: 'oidc',
    slug: 'beacon-media',
    name: '灯塔传媒',
    provider: 'Beacon ID',
    owner: '岳应急',
    ...GROUPS,
    people: [
      { login: 'tao', name: '陶启明', groups: ['owners'], roles: ['owner'] },
      { login: 'cheng', name: '程衡', groups: ['compliance-leads'], roles: ['manager', 'viewer'] },
      { login: 'pan', name: '潘鉴', groups: ['internal-audit'], roles: ['auditor', 'viewer'] },
      { login: 'du', name: '杜海', groups: ['database-team'], roles: ['operator', 'viewer'] },
      { login: 'xia', name: '夏凉', groups: [], roles: [] },
    ],
  },
]

/** The groups somebody is in, with all that these are in: as a provider says them that works nesting out itself. */
export function allGroups({ nested }: DemoIdentityTenant, groups: readonly string[]): string[] {
  const found = new Set<string>()
  const walk = (group: string): void => {
    if (found.has(group)) return
    found.add(group)
    for (const above of nested[group] ?? []) walk(above)
  }
  for (const group of groups) walk(group)
  return [...found]
}
