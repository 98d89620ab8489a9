import { type Entry, EqualityFilter, type Filter } from 'ldapts'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import { accountDisabled, stateAttributes } from './account-disabled'
import type { Conversation } from './conversation'
import type { DirectoryPerson } from './directory'
import { DirectoryError } from './directory-error'
import { entryText, entryValues } from './entry-values'
import { GUID_ATTRIBUTES, guidBytes, guidText, isGuid } from './guid'
import { personFilter } from './person-filter'

/** The one person of a login name; null when there is none. @throws DirectoryError when there are several */
export function findByLogin(
  conversation: Conversation,
  settings: LdapSettings,
  login: string,
): Promise<DirectoryPerson | null> {
  let filter: Filter
  try {
    filter = personFilter(settings.people_filter, login)
  } catch {
    throw new DirectoryError('person', 'filter_invalid')
  }
  return find(conversation, settings, filter)
}

/** The person of a subject, whatever they are called now; null when they are there no longer. @throws DirectoryError */
export function findBySubject(
  conversation: Conversation,
  settings: LdapSettings,
  subject: string,
): Promise<DirectoryPerson | null> {
  const attribute = settings.subject_attribute
  const value = isGuid(attribute) ? guidBytes(subject) : subject
  return find(conversation, settings, new EqualityFilter({ attribute, value }))
}

async function find(
  conversation: Conversation,
  settings: LdapSettings,
  filter: Filter,
): Promise<DirectoryPerson | null> {
  const { subject_attribute, login_attribute, name_attribute, email_attribute, account_state, groups } =
    settings
  const asksMemberOf = groups === 'member_of' || groups === 'member_of_walk'
  const attributes = new Set([
    subject_attribute,
    login_attribute,
    name_attribute,
    email_attribute,
    ...stateAttributes(account_state),
    ...(asksMemberOf ? ['memberOf'] : []),
  ])
  const entries = await conversation.search({
    step: 'person',
    base: settings.people_base,
    filter,
    attributes: [...attributes],
    bytes: GUID_ATTRIBUTES,
    // Two are one too many already.
    limit: 2,
  })
  if (entries.length > 1) throw new DirectoryError('person', 'person_ambiguous')
  const [entry] = entries
  if (!entry || entry.dn === '') return null
  return personOf(entry, settings)
}

function personOf(entry: Entry, settings: LdapSettings): DirectoryPerson {
  const [subject] = entryValues(entry, settings.subject_attribute)
  const text = Buffer.isBuffer(subject) ? guidText(subject) : (subject ?? '')
  if (text === '')
    throw new DirectoryError('person', 'subject_missing', { attribute: settings.subject_attribute })
  const login = entryText(entry, settings.login_attribute)
  return {
    dn: entry.dn,
    subject: text,
    login: login || entry.dn,
    name: entryText(entry, settings.name_attribute) || login || entry.dn,
    email: entryText(entry, settings.email_attribute) || null,
    disabled: accountDisabled(entry, settings.account_state, new Date()),
    memberOf: entryValues(entry, 'memberOf').map(String),
  }
}
