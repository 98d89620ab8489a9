export type SignInOutcome =
  | { outcome: 'ok' }
  /** E-mail or password; nobody is told which. */
  | { outcome: 'wrong' }
  /** The password was right: a code of the second factor is asked for, with this ticket. */
  | { outcome: 'second_factor'; ticket: string }
  | { outcome: 'wrong_code' }
  /** The ticket is too old: begin again. */
  | { outcome: 'too_late' }
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

/** The second step, for who has a second factor: a code of the app, or a recovery code. */
export function completeSignIn(ticket: string, code: string): Promise<SignInOutcome> {
  return attempt('/callback/second-factor', { ticket, code })
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
    return error === 'CredentialsSignin' ? outcomeOf(said.get('code') ?? '') : { outcome: 'failed' }
  } catch {
    return { outcome: 'failed' }
  }
}

/** `wrong`, `throttled.42`, `second_factor.TICKET`: as the server's `SignInRefused` says it. */
function outcomeOf(code: string): SignInOutcome {
  const [word, rest = ''] = [code.split('.', 1)[0] ?? '', code.slice(code.indexOf('.') + 1)]
  if (word === 'throttled' && /^\d+$/.test(rest)) return { outcome: 'throttled', seconds: Number(rest) }
  if (word === 'second_factor' && rest !== '') return { outcome: 'second_factor', ticket: rest }
  const known = (['wrong_code', 'too_late', 'no_role', 'directory_away'] as const).find((one) => one === code)
  if (known) return { outcome: known }
  return { outcome: 'wrong' }
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${BASE}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-auth-return-redirect': '1' },
    body: new URLSearchParams(fields),
  })
}
