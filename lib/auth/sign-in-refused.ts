import { CredentialsSignin } from 'next-auth'

/** A refused sign-in as NextAuth passes it on: `code` comes back in the address it answers, `wrong` or `throttled.42`. */
export class SignInRefused extends CredentialsSignin {
  constructor(public override readonly code: 'wrong' | 'no_role' | 'directory_away' | `throttled.${number}`) {
    super()
  }
}
