import { existsSync } from 'node:fs'

/** Where an OpenLDAP server and what belongs to it lie. */
export interface FoundSlapd {
  program: string
  modules: string
  schemas: string
}

const PLACES: readonly FoundSlapd[] = [
  { program: '/usr/sbin/slapd', modules: '/usr/lib/ldap', schemas: '/etc/ldap/schema' },
  { program: '/usr/sbin/slapd', modules: '/usr/lib64/openldap', schemas: '/etc/openldap/schema' },
  { program: '/usr/libexec/slapd', modules: '/usr/lib/openldap', schemas: '/etc/openldap/schema' },
]

/** The OpenLDAP server of this machine (Debian's and others' places), if there is one, with openssl to make its certificates. */
export function findSlapd(): FoundSlapd | null {
  if (!['/usr/bin/openssl', '/usr/local/bin/openssl'].some(existsSync)) return null
  return PLACES.find(({ program, modules, schemas }) => [program, modules, schemas].every(existsSync)) ?? null
}

/** Why tests on a real directory are skipped where there is none: `npm test` installs it only as root, by apt-get. */
export const NO_SLAPD =
  'skipped since 2026-11-22 where there is no slapd; Debian, Ubuntu: apt-get install slapd'
