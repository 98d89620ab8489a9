import { CredentialsSignin } from 'next-auth'

/**
 * A sign-in that opens no session, as NextAuth passes it on: `code` comes back in the address it answers, `wrong`,
 * `throttled.42`, or `second_factor.` with the ticket for the second step.
 */
export class SignInRefused extends CredentialsSignin {
  constructor(
    public override readonly code:
      | 'wrong'
      | 'wrong_code'
      | 'too_late'
      | 'no_role'
      | 'directory_away'
      | `throttled.${number}`
      | `second_factor.${string}`,
  ) {
    super()
  }
}
