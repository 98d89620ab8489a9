/** How a session began: `local`, `ldap` or `oidc`, out of what the server calls its provider (`ldap:…`). */
export function viaOf(provider: string): 'local' | 'ldap' | 'oidc' {
  if (provider.startsWith('ldap')) return 'ldap'
  return provider === 'local' ? 'local' : 'oidc'
}
