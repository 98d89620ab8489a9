import { AndFilter, EqualityFilter, ExtensibleFilter, type Filter, FilterParser, OrFilter } from 'ldapts'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import type { Conversation } from './conversation'
import type { DirectoryPerson } from './directory'
import { DirectoryError } from './directory-error'
import { entryValues } from './entry-values'

/** LDAP_MATCHING_RULE_IN_CHAIN of Active Directory: members of members too (MS-ADTS §3.1.1.3.4.4.3). */
export const IN_CHAIN = '1.2.840.113556.1.4.1941'
/** Names asked about in one search. */
const AT_ONCE = 50
/** Beyond these the answer is refused: cut short, it would take roles away in silence. */
const MOST_GROUPS = 20_000
const MOST_SEARCHES = 1000
/** No values, only that there is an entry (RFC 4511 §4.5.1.8). */
const NO_ATTRIBUTES = ['1.1']

/**
 * The distinguished names of all groups that somebody is in, by themselves or through other groups. Every group is looked at
 * once, so groups that hold each other end.
 * @throws DirectoryError `too_many_groups` rather than an answer cut short
 */
export async function findGroups(
  conversation: Conversation,
  settings: LdapSettings,
  person: DirectoryPerson,
): Promise<string[]> {
  switch (settings.groups) {
    case 'none':
      return []
    case 'member_of':
      return [...person.memberOf]
    case 'matching_rule':
      return search(conversation, settings, chainFilter(person.dn))
    case 'member_of_walk':
      return walk(person.memberOf, (names) => parentsByMemberOf(conversation, settings, names))
    case 'walk': {
      const first = await search(conversation, settings, new OrFilter({ filters: memberFilters(person) }))
      return walk(first, (names) => {
        const filters = names.flatMap((dn) => memberFilters({ dn }))
        return search(conversation, settings, new OrFilter({ filters }))
      })
    }
  }
}

/** Groups that hold a name, however deep. */
export function chainFilter(dn: string): Filter {
  return new ExtensibleFilter({ matchType: 'member', rule: IN_CHAIN, value: dn })
}

/** groupOfNames, groupOfUniqueNames (RFC 4519 §3.5, §3.6) and, of people alone, posixGroup (RFC 2307). */
function memberFilters({ dn, login }: { dn: string; login?: string }): Filter[] {
  return [
    new EqualityFilter({ attribute: 'member', value: dn }),
    new EqualityFilter({ attribute: 'uniqueMember', value: dn }),
    ...(login === undefined ? [] : [new EqualityFilter({ attribute: 'memberUid', value: login })]),
  ]
}

/** Follows groups upward until nothing new is found. */
async function walk(
  first: readonly string[],
  parentsOf: (names: string[]) => Promise<string[]>,
): Promise<string[]> {
  const found = new Map<string, string>()
  /** Adds names, and answers those that are new. Names are the same in whatever case. */
  const add = (names: readonly string[]) => {
    const fresh = names.filter((name) => !found.has(name.toLowerCase()))
    for (const name of fresh) found.set(name.toLowerCase(), name)
    if (found.size > MOST_GROUPS) throw new DirectoryError('groups', 'too_many_groups', { most: MOST_GROUPS })
    return [...new Set(fresh)]
  }
  let searches = 0
  let waiting = add(first)
  while (waiting.length > 0) {
    if (++searches > MOST_SEARCHES)
      throw new DirectoryError('groups', 'too_many_groups', { most: MOST_SEARCHES })
    const now = waiting.slice(0, AT_ONCE)
    waiting = [...waiting.slice(AT_ONCE), ...add(await parentsOf(now))]
  }
  return [...found.values()]
}

async function search(conversation: Conversation, settings: LdapSettings, filter: Filter): Promise<string[]> {
  const entries = await conversation.search({
    step: 'groups',
    base: settings.groups_base ?? settings.people_base,
    filter: limited(settings, filter),
    attributes: NO_ATTRIBUTES,
  })
  if (entries.length > MOST_GROUPS)
    throw new DirectoryError('groups', 'too_many_groups', { most: MOST_GROUPS })
  return entries.map(({ dn }) => dn)
}

function limited({ groups_filter }: LdapSettings, filter: Filter): Filter {
  if (groups_filter === null) return filter
  return new AndFilter({ filters: [FilterParser.parseString(groups_filter), filter] })
}

/** What groups themselves say that they are in; found by their names (`entryDN`, RFC 5020). */
async function parentsByMemberOf(
  conversation: Conversation,
  settings: LdapSettings,
  names: readonly string[],
): Promise<string[]> {
  const entries = await conversation.search({
    step: 'groups',
    base: settings.groups_base ?? settings.people_base,
    filter: limited(
      settings,
      new OrFilter({ filters: names.map((value) => new EqualityFilter({ attribute: 'entryDN', value })) }),
    ),
    attributes: ['memberOf'],
  })
  return entries.flatMap((entry) => entryValues(entry, 'memberOf').map(String))
}
