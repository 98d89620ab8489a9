const BASE = '/api/auth'

/**
 * Ends the session on the server, takes the cookie away and goes to `to`: through the provider's own sign-out where the
 * server says so. A full load, so that nothing of the person stays in memory.
 */
export async function signOut(to: string): Promise<void> {
  window.location.assign((await wayOut()) ?? to)
}

/** Where the provider is left; null where there is nothing to leave, or the server cannot be reached. */
async function wayOut(): Promise<string | null> {
  try {
    const { csrfToken } = (await (await fetch(`${BASE}/csrf`, { cache: 'no-store' })).json()) as {
      csrfToken: string
    }
    const response = await fetch(`${BASE}/signout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-auth-return-redirect': '1' },
      body: new URLSearchParams({ csrfToken }),
    })
    const { url } = (await response.json()) as { url: string }
    const there = new URL(url, window.location.origin)
    return there.origin === window.location.origin ? null : there.href
  } catch {
    return null
  }
}
