const BASE = '/api/auth'

/** Ends the session on the server and takes the cookie away; answers whether that worked. */
export async function signOut(): Promise<boolean> {
  try {
    const { csrfToken } = (await (await fetch(`${BASE}/csrf`, { cache: 'no-store' })).json()) as {
      csrfToken: string
    }
    const response = await fetch(`${BASE}/signout`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-auth-return-redirect': '1' },
      body: new URLSearchParams({ csrfToken }),
    })
    return response.ok
  } catch {
    return false
  }
}
