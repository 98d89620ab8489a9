import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'

export interface FormOf {
  provider: Provider
  people: ReadonlyMap<string, unknown>
  title: string
  /** Null: nobody is asked for one. */
  passwords: ReadonlyMap<string, string> | null
}

/** The provider's own page, where somebody says who they are, or that they do not want to. */
export async function signInForm(
  of: FormOf,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return show(of, response, '')
  let text = ''
  for await (const part of request) text += String(part)
  const form = new URLSearchParams(text)
  const login = form.get('login') ?? ''
  const cancelled = form.has('cancel')
  if (of.passwords && !cancelled && of.passwords.get(login) !== form.get('password')) {
    return show(of, response, 'Name or password is not right.')
  }
  const result =
    cancelled || !of.people.has(login)
      ? { error: 'access_denied', error_description: 'nobody signed in' }
      : { login: { accountId: login } }
  await of.provider.interactionFinished(request, response, result)
}

function show({ title, passwords }: FormOf, response: ServerResponse, fault: string): void {
  const password = passwords
    ? '<label>Password <input name="password" type="password" autocomplete="current-password"></label>'
    : ''
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
    <title>${title}</title><h1>${title}</h1><form method="post"><p role="alert">${fault}</p>
    <label>Name <input name="login" autofocus autocomplete="username"></label> ${password}
    <button>Sign in</button> <button name="cancel" value="1">Cancel</button></form></html>`)
}
