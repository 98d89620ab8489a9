import { expect, request } from '@playwright/test'
import { platformTenantCreated } from '@/lib/views/admin.schema'
import { type Api, apiOf } from './api'
import type { Login } from './demo'
import { fresh } from './fresh'
import { sessionOf } from './sign-in'

const PASSWORD = 'vz2d-hw9t-K7mf-long'

/**
 * Tenants without anything in them, all of one new owner, who signs in by `owner`: they accept each invitation, the first by choosing a
 * password, the others signed in. The person must administer the platform.
 */
export async function newTenants(api: Api, names: readonly string[]) {
  const owner: Login = { email: `${fresh('owner')}@example.com`, password: PASSWORD }
  const made: { id: string; slug: string; name: string }[] = []
  for (const name of names) {
    const given = { slug: fresh('new'), name, owner_email: owner.email }
    const answer = await api.send('POST', '/platform/tenants', given)
    expect(answer.status(), 'the tenant is made').toBe(201)
    const tenant = platformTenantCreated.parse(await answer.json())
    await accept(owner, tenant.slug, tenant.owner_invite.link, made.length === 0)
    made.push(tenant)
  }
  return { tenants: made, owner }
}

async function accept(owner: Login, slug: string, link: string, isNew: boolean): Promise<void> {
  const { origin, hash } = new URL(link)
  const session = isNew ? {} : { storageState: await sessionOf(origin, owner) }
  const client = await request.newContext({ baseURL: origin, ...session })
  const api = apiOf(client, origin, slug)
  const body = { tenant: slug, secret: hash.slice(1) }
  const answer = isNew
    ? await api.send('POST', '/invitations/sign-up', {
        ...body,
        name: 'Ada Lovelace',
        password: owner.password,
      })
    : await api.send('POST', '/invitations/acceptance', body)
  expect(answer.ok(), `the invitation to ${slug} is accepted`).toBe(true)
  await client.dispose()
}
