import { createHash } from 'node:crypto'
import type { LdapSettings } from '@/lib/core/ldap-settings'

type Place = Pick<LdapSettings, 'servers' | 'people_base' | 'subject_attribute'>

/**
 * The issuer of a directory's people: the provider, and where it is asked. A directory has no name for all the world; with other servers,
 * another base or another attribute it is another directory, whose people are not those of before, whatever it says of them. Migration 0034
 * says the same in SQL.
 */
export function directoryIssuer(
  providerId: string,
  { servers, people_base, subject_attribute }: Place,
): string {
  const hosts = [...new Set(servers.map((server) => server.toLowerCase().replace(/\/+$/, '')))].sort()
  const base = people_base.toLowerCase().replaceAll(/\s*([,=+])\s*/g, '$1')
  const place = `${hosts.join('\n')}\n\n${base}\n${subject_attribute.toLowerCase()}`
  const digest = createHash('sha256').update(place).digest('hex').slice(0, 32)
  return `ldap:${providerId}:${digest}`
}
