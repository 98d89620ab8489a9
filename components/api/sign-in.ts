export type SignInOutcome =
  | { outcome: 'ok' }
  /** E-mail or password; nobody is told which. */
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; seconds: number }
  /** The server cannot be reached or does not work. */
  | { outcome: 'failed' }

const BASE = '/api/auth'

/** Signs in with e-mail and password; the session comes as a cookie, and the caller then goes where it wants. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  try {
    const { csrfToken } = (await (await fetch(`${BASE}/csrf`, { cache: 'no-store' })).json()) as {
      csrfToken: string
    }
    const response = await post('/callback/credentials', { csrfToken, email, password })
    if (!response.ok) return { outcome: 'failed' }
    const { url } = (await response.json()) as { url: string }
    const said = new URL(url, window.location.origin).searchParams
    const error = said.get('error')
    if (error === null) return { outcome: 'ok' }
    const code = said.get('code') ?? ''
    const seconds = Number(/^throttled\.(\d+)$/.exec(code)?.[1] ?? Number.NaN)
    if (Number.isFinite(seconds)) return { outcome: 'throttled', seconds }
    return { outcome: error === 'CredentialsSignin' ? 'wrong' : 'failed' }
  } catch {
    return { outcome: 'failed' }
  }
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${BASE}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-auth-return-redirect': '1' },
    body: new URLSearchParams(fields),
  })
}
