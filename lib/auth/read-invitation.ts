import { rulesOfPolicies } from '@/lib/core/rules-of-policies'
import { foundInvite, type InviteLink } from './found-invite'

/** What the link of an invitation invites to, and what a password must be there. @throws NotFound */
export async function readInvitation(link: InviteLink, at: Date) {
  const { tenant, email, roles, validFrom, validUntil, expiresAt, known, passwordPolicy } = await foundInvite(
    link,
    at,
  )
  const rules = rulesOfPolicies([passwordPolicy])
  return {
    tenant: { slug: tenant.slug, name: tenant.name },
    email,
    roles,
    valid_from: validFrom?.toISOString() ?? null,
    valid_until: validUntil?.toISOString() ?? null,
    expires_at: expiresAt.toISOString(),
    known,
    password: { min_length: rules.minLength, kinds: rules.kinds, letters_and_digits: rules.lettersAndDigits },
  }
}
