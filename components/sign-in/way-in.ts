/** A way in that the door offers, beside e-mail and password. */
export interface WayIn {
  id: string
  kind: 'ldap' | 'oidc'
  name: string
}
