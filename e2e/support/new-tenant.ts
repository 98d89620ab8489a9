import { expect } from '@playwright/test'
import { platformTenantCreated } from '@/lib/views/admin.schema'
import type { Api } from './api'
import type { Login } from './demo'
import { fresh } from './fresh'

/** Tenants without anything in them, all of one new owner, who signs in by `owner`. The person must administer the platform. */
export async function newTenants(api: Api, names: readonly string[]) {
  const email = `${fresh('owner')}@example.com`
  const made: { id: string; slug: string; name: string }[] = []
  let owner: Login | undefined
  for (const name of names) {
    const given = { slug: fresh('new'), name, owner_email: email, owner_name: 'Ada Lovelace' }
    const answer = await api.send('POST', '/platform/tenants', given)
    expect(answer.status(), 'the tenant is made').toBe(201)
    const tenant = platformTenantCreated.parse(await answer.json())
    made.push(tenant)
    // Only the first of them brings the password.
    if (tenant.owner_initial_password) owner = { email, password: tenant.owner_initial_password }
  }
  if (!owner) throw new Error('The owner of new tenants was given no password.')
  return { tenants: made, owner }
}
