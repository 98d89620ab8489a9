import { describe, expect, it } from 'vitest'
import { invitationSignUp } from './account.schema'
import {
  agentCreate,
  memberCreate,
  platformTenantCreate,
  tenantSettingsPatch,
  tokenCreate,
} from './admin.schema'
import { assessmentCreate } from './assessment.schema'
import { enrolAsked } from './enrolment.schema'
import { identityProviderCreate } from './identity-provider.schema'
import { platformTenantPatch } from './platform.schema'
import { webhookCreate } from './webhook.schema'

/** Wherever a name is given, what else is needed beside it. */
const GIVEN = {
  member: (name: string) => memberCreate.safeParse({ email: 'a@example.com', role: 'viewer', name }),
  signUp: (name: string) =>
    invitationSignUp.safeParse({ tenant: 'a', secret: 'a'.repeat(43), password: 'x', name }),
  token: (name: string) => tokenCreate.safeParse({ kind: 'reader', name }),
  agent: (name: string) => agentCreate.safeParse({ name }),
  machine: (host: string) => enrolAsked.safeParse({ code: 'x', host }),
  tenant: (name: string) => platformTenantCreate.safeParse({ slug: 'a', owner_email: 'a@example.com', name }),
  renamed: (name: string) => platformTenantPatch.safeParse({ name }),
  settings: (name: string) => tenantSettingsPatch.safeParse({ name }),
  provider: (name: string) => identityProviderCreate.safeParse({ name }),
  assessment: (name: string) => assessmentCreate.safeParse({ name, framework: 'iso27001-2022' }),
  webhook: (name: string) =>
    webhookCreate.safeParse({
      name,
      kind: 'standard',
      url: 'https://hooks.example.com/',
      events: ['gap.new'],
    }),
}

describe.each(Object.entries(GIVEN))('the name of a %s', (_, parse) => {
  it.each(['陈立群', 'Zoë O’Neill', 'build-7', '👩‍💻 on call', 'أحمد'])('may be %s', (name) => {
    const { error } = parse(name)
    expect(error?.issues ?? []).toEqual([])
  })

  it.each(['', '   ', '\u200B', 'a\u0007b', 'a\nb', 'a\u2028b', 'owner\u202Egnp', '\u2066owner'])(
    'may not be %j',
    (name) => {
      expect(parse(name).success).toBe(false)
    },
  )
})
