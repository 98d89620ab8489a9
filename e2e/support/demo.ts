import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { PERSON_ROLES, type PersonRole } from '@/lib/access/roles'

const login = z.object({ email: z.string(), password: z.string() })
const demo = z.object({
  platform: login,
  tenants: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      users: z.array(login.extend({ role: z.enum(PERSON_ROLES) })),
      tokens: z.object({ agent: z.string(), reader: z.string() }),
    }),
  ),
})

/** The tenant that most tests are about. */
export const HARBOUR = 'harbour-bank'
/** Another customer, who must see nothing of the first. */
export const PIER = 'north-pier'
export type Login = z.infer<typeof login>

/** A tenant of the running demo. @throws where the demo has none of this name */
export function demoTenant(slug: string) {
  const tenant = read().tenants.find((one) => one.slug === slug)
  if (!tenant) throw new Error(`The demo has no tenant ${slug}.`)
  return tenant
}

/** How the administrator of the platform signs in, who is a member of no tenant. */
export function platformLogin(): Login {
  return read().platform
}

/** How somebody of a role signs in. */
export function loginOf(role: PersonRole, slug: string): Login {
  const person = demoTenant(slug).users.find((user) => user.role === role)
  if (!person) throw new Error(`The demo has no ${role} in ${slug}.`)
  return person
}

/** What the demo wrote of itself (`E2E_DEMO`). */
function read() {
  const path = process.env.E2E_DEMO
  if (!path) throw new Error('E2E_DEMO names the demo.json of the running demo; start by `npm run e2e`.')
  return demo.parse(JSON.parse(readFileSync(path, 'utf8')))
}
