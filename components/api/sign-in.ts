export type SignInOutcome =
  | { outcome: 'ok' }
  /** E-mail or password; nobody is told which. */
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; seconds: number }
  /** The directory vouches for them, but nothing gives them a role here. */
  | { outcome: 'no_role' }
  /** The directory does not answer. */
  | { outcome: 'directory_away' }
  /** The server cannot be reached or does not work. */
  | { outcome: 'failed' }

const BASE = '/api/auth'

/** Signs in with e-mail and password; the session comes as a cookie, and the caller then goes where it wants. */
export function signIn(email: string, password: string): Promise<SignInOutcome> {
  return attempt('/callback/credentials', { email, password })
}

export interface DirectoryCredentials {
  /** Slug of the door's tenant; empty at everyone's. */
  tenant: string
  provider: string
  login: string
  password: string
}

/** Signs in with the name and password one has at a directory. */
export function signInByDirectory(given: DirectoryCredentials): Promise<SignInOutcome> {
  return attempt('/callback/directory', { ...given })
}

async function attempt(path: string, fields: Record<string, string>): Promise<SignInOutcome> {
  try {
    const { csrfToken } = (await (await fetch(`${BASE}/csrf`, { cache: 'no-store' })).json()) as {
      csrfToken: string
    }
    const response = await post(path, { csrfToken, ...fields })
    if (!response.ok) return { outcome: 'failed' }
    const { url } = (await response.json()) as { url: string }
    const said = new URL(url, window.location.origin).searchParams
    const error = said.get('error')
    if (error === null) return { outcome: 'ok' }
    const code = said.get('code') ?? ''
    const seconds = Number(/^throttled\.(\d+)$/.exec(code)?.[1] ?? Number.NaN)
    if (Number.isFinite(seconds)) return { outcome: 'throttled', seconds }
    if (code === 'no_role' || code === 'directory_away') return { outcome: code }
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
