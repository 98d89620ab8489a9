/** What is kept of a sign-in, sealed, to ask the provider again and to leave it. */
export interface OpenIdTokens {
  refreshToken: string | null
  /** For leaving (`id_token_hint`); null when it is too long to travel in an address. */
  idToken: string | null
  /** When the provider wants to be asked again. */
  askAt: string
}

/** What a token endpoint answers, as far as it is kept. */
export interface TokenAnswer {
  refresh_token?: string | undefined
  id_token?: string | undefined
  expires_in?: number | undefined
}

/** As long as the token says, but not more often than each minute, and within the hour. */
const SOONEST_S = 60
const LATEST_S = 3600
const DEFAULT_S = 300
/** Longer addresses are refused by servers and proxies. */
const MOST_HINT = 6000

/** What is kept of an answer; what it does not renew stays. */
export function tokensOf(answer: TokenAnswer, at: Date, before: OpenIdTokens | null): OpenIdTokens {
  const seconds = Math.min(Math.max(answer.expires_in ?? DEFAULT_S, SOONEST_S), LATEST_S)
  const idToken = answer.id_token ?? before?.idToken ?? null
  return {
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    idToken: idToken !== null && idToken.length <= MOST_HINT ? idToken : null,
    askAt: new Date(at.getTime() + seconds * 1000).toISOString(),
  }
}
