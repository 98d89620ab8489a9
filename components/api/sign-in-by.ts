const BASE = '/api/auth'

/**
 * Where a sign-in by an OpenID provider begins: the provider's own page, or the door again with what went wrong. Null when
 * the server cannot be reached or does not work.
 */
export async function signInBy(providerId: string, to: string): Promise<string | null> {
  try {
    const { csrfToken } = (await (await fetch(`${BASE}/csrf`, { cache: 'no-store' })).json()) as {
      csrfToken: string
    }
    const response = await fetch(`${BASE}/signin/${providerId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-auth-return-redirect': '1' },
      body: new URLSearchParams({ csrfToken, callbackUrl: to }),
    })
    if (!response.ok) return null
    return ((await response.json()) as { url: string }).url
  } catch {
    return null
  }
}
