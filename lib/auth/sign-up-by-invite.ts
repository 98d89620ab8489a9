import { Conflict } from '@/lib/core/errors'
import { rulesOfPolicies } from '@/lib/core/rules-of-policies'
import { newUser } from '@/lib/store/people/new-user'
import { foundInvite, type InviteLink } from './found-invite'
import { hashPassword } from './hash-password'
import { joinByInvite } from './join-by-invite'
import { requireGoodPassword } from './require-good-password'
import { wordsAbout } from './words-about'

export interface SignUp extends InviteLink {
  name: string
  password: string
}

/**
 * Accepts an invitation as somebody who is new here: makes their account with a password of their own choice, under the
 * tenant's policy. They sign in with it afterwards like anybody.
 * @throws NotFound when the link is not good, Conflict when the server knows the address, Invalid for the password
 */
export async function signUpByInvite(
  { name, password, ...link }: SignUp,
  address: string | null,
  at: Date,
): Promise<{ tenant: string; email: string }> {
  const invite = await foundInvite(link, at)
  const { email, tenant } = invite
  const known = new Conflict('account_exists', `There is an account of ${email}. Sign in with it to accept.`)
  if (invite.known) throw known
  await requireGoodPassword({
    password,
    rules: rulesOfPolicies([invite.passwordPolicy]),
    used: [],
    secondFactor: false,
    about: wordsAbout({ email, name }, [tenant]),
    at: '/password',
  })
  const passwordHash = await hashPassword(password)
  await joinByInvite(
    invite,
    async (tx) => {
      const id = await newUser(tx, { email, name, passwordHash, at })
      if (id === null) throw known
      return { id, name }
    },
    address,
    at,
  )
  return { tenant: tenant.slug, email }
}
