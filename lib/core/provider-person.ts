/** Somebody for whom an identity provider vouches, in the terms of the provider. */
export interface ProviderPerson {
  /** OpenID Connect: `iss`; directories: `ldap:` and the id of the provider. */
  issuer: string
  /** What never changes of them: `sub`; `entryUUID` or `objectGUID`. */
  subject: string
  /** What they type or are called at the provider: `uid`, `preferred_username`. */
  login: string
  name: string
  /** As the provider asserts it; shown, never looked up. */
  email: string | null
  /** Distinguished names of groups, or values of the claim; nested ones too. */
  groups: readonly string[]
}
