import { Filter, FilterParser } from 'ldapts'
import { LOGIN_PLACEHOLDER } from '@/lib/core/ldap-settings'

/**
 * The filter that finds who typed a login name: escaped by the library (RFC 4515 §3), so that whatever was typed is a value and
 * never a part of the filter.
 * @throws Error when the template is no filter
 */
export function personFilter(template: string, login: string): Filter {
  const escaped = Filter.escape(login)
  return FilterParser.parseString(template.replaceAll(LOGIN_PLACEHOLDER, () => escaped))
}
