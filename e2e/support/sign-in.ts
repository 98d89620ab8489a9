import { type APIRequestContext, type BrowserContextOptions, expect, request } from '@playwright/test'
import type { Login } from './demo'

/** Cookies of a person, as a new context takes them. */
export type Session = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** Signs in as the form does, without the form. Each call begins a session of its own. */
export async function sessionOf(baseURL: string, login: Login): Promise<Session> {
  const client = await request.newContext({ baseURL })
  await signIn(client, login)
  expect((await client.get('/api/v1/me')).status(), `${login.email} is signed in`).toBe(200)
  const session = await client.storageState()
  await client.dispose()
  return session
}

async function signIn(client: APIRequestContext, { email, password }: Login): Promise<void> {
  const { csrfToken } = await (await client.get('/api/auth/csrf')).json()
  const answer = await client.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password },
    headers: { 'x-auth-return-redirect': '1' },
  })
  expect(answer.ok(), `${email} signs in`).toBe(true)
}
