import { ACTIONS } from '@/lib/access/actions'
import { LIMITABLE_ROLES, UNDER_A_LIMIT } from '@/lib/access/limited'
import { PERSON_ROLES, rolesAllow, TOKEN_ROLES } from '@/lib/access/roles'
import { platformWords } from './platform-words'
import { rolesOf } from './roles-of'
import { ROUTES } from './routes'

const ALL = [...PERSON_ROLES, ...TOKEN_ROLES]

/** `docs/roles.md`: who may do what, out of the table that the server enforces. */
export function rolesDoc(): string {
  const row = (name: string, may: (role: (typeof ALL)[number]) => boolean) =>
    `| ${name} | ${ALL.map((role) => (may(role) ? '✓' : '·')).join(' | ')} |`
  const head = (what: string) => [
    `| ${what} | ${ALL.join(' | ')} |`,
    `|---|${ALL.map(() => ':-:').join('|')}|`,
  ]
  const calls = ROUTES.flatMap((spec) => {
    const roles = rolesOf(spec.access)
    return roles ? [row(`\`${spec.method} ${spec.path}\``, (role) => roles.includes(role))] : []
  })
  const others = ROUTES.filter((spec) => rolesOf(spec.access) === null).map((spec) => {
    const who =
      'public' in spec.access
        ? 'anyone'
        : 'session' in spec.access
          ? 'any signed-in person'
          : 'platform' in spec.access
            ? platformWords(spec.access.platform)
            : ''
    return `| \`${spec.method} ${spec.path}\` | ${who} |`
  })
  return `${[
    '# Who may do what',
    '',
    'Made from `lib/access/roles.ts` and the route table by `tools/generate-docs.ts`; do not edit. `agent` and `reader` are',
    'kinds of tokens. A person with several roles may do what any of them allows; a role that may never do something is',
    'answered 403 before anything is looked up.',
    '',
    '## Actions',
    '',
    ...head('action'),
    ...ACTIONS.map((action) => row(`\`${action}\``, (role) => rolesAllow([role], action))),
    '',
    '## Under a limit',
    '',
    `A role (${LIMITABLE_ROLES.join(', ')}) may be limited to assets by label. It then keeps what is bound to assets, over those`,
    'in sight and what hangs on them, and loses the rest; what is out of sight is answered 404, as anything that is not there.',
    '',
    '| action | under a limit |',
    '|---|---|',
    ...ACTIONS.map((action) => {
      const left = UNDER_A_LIMIT[action]
      return `| \`${action}\` | ${left === true ? '✓' : `lost: ${left}`} |`
    }),
    '',
    '## Calls of the API (`/api/v1`)',
    '',
    ...head('call'),
    ...calls,
    '',
    '## Calls that no role of a tenant decides',
    '',
    '| call | who |',
    '|---|---|',
    ...others,
  ].join('\n')}\n`
}
