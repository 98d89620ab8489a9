import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'

/** The provider's own page, where somebody says who they are, or that they do not want to. */
export async function signInForm(
  provider: Provider,
  people: ReadonlyMap<string, unknown>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><html lang="en"><title>Harbour ID</title><h1>Harbour ID</h1><form method="post">
      <label>Name <input name="login" autofocus autocomplete="username"></label>
      <button>Sign in</button> <button name="cancel" value="1">Cancel</button></form></html>`)
    return
  }
  let text = ''
  for await (const part of request) text += String(part)
  const form = new URLSearchParams(text)
  const login = form.get('login') ?? ''
  const result =
    form.has('cancel') || !people.has(login)
      ? { error: 'access_denied', error_description: 'nobody signed in' }
      : { login: { accountId: login } }
  await provider.interactionFinished(request, response, result)
}
