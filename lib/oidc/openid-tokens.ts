/** What is kept of a sign-in, sealed, to ask the provider again and to leave it. */
export interface OpenIdTokens {
  refreshToken: string | null
  /** For leaving (`id_token_hint`); null when it is too long to travel in an address. */
  idToken: string | null
}

/** What a token endpoint answers, as far as it is kept. */
export interface TokenAnswer {
  refresh_token?: string | undefined
  id_token?: string | undefined
}

/** Longer addresses are refused by servers and proxies. */
const MOST_HINT = 6000

/** What is kept of an answer; what it does not renew stays. */
export function tokensOf(answer: TokenAnswer, before: OpenIdTokens | null): OpenIdTokens {
  const idToken = answer.id_token ?? before?.idToken ?? null
  return {
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    idToken: idToken !== null && idToken.length <= MOST_HINT ? idToken : null,
  }
}
