import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { completeSignIn } from './complete-sign-in'
import { signIn } from './sign-in'
import { signInByDirectory } from './sign-in-by-directory'
import { SignInRefused } from './sign-in-refused'
import type { Visit } from './visit'

const credentials = z.object({ email: z.string().min(1).max(200), password: z.string().min(1).max(1024) })
const codes = z.object({ ticket: z.string().min(1).max(2000), code: z.string().min(1).max(100) })
/** `tenant` is empty at everyone's door. */
const directoryCredentials = z.object({
  tenant: z.string().max(100),
  provider: z.string().min(1).max(100),
  login: z.string().min(1).max(200),
  password: z.string().min(1).max(1024),
})

/** Who types a password here, as NextAuth knows them: people of local accounts, and of directories. */
export function passwordProviders({ address, userAgent, at }: Visit) {
  return [
    Credentials({
      credentials: { email: {}, password: { type: 'password' } },
      async authorize(given) {
        const parsed = credentials.safeParse(given)
        if (!parsed.success) throw new SignInRefused('wrong')
        const result = await signIn({ ...parsed.data, address, userAgent, at })
        if (result.outcome === 'wrong') throw new SignInRefused('wrong')
        if (result.outcome === 'throttled') throw new SignInRefused(`throttled.${result.seconds}`)
        if (result.outcome === 'second_factor') throw new SignInRefused(`second_factor.${result.ticket}`)
        return { id: result.userId, sid: result.sid }
      },
    }),
    // The second step, for local accounts with a second factor.
    Credentials({
      id: 'second-factor',
      credentials: { ticket: {}, code: {} },
      async authorize(given) {
        const parsed = codes.safeParse(given)
        if (!parsed.success) throw new SignInRefused('wrong_code')
        const result = await completeSignIn({ ...parsed.data, address, userAgent, at })
        if (result.outcome === 'throttled') throw new SignInRefused(`throttled.${result.seconds}`)
        if (result.outcome !== 'ok') throw new SignInRefused(result.outcome)
        return { id: result.userId, sid: result.sid }
      },
    }),
    Credentials({
      id: 'directory',
      credentials: { tenant: {}, provider: {}, login: {}, password: { type: 'password' } },
      async authorize(given) {
        const parsed = directoryCredentials.safeParse(given)
        if (!parsed.success) throw new SignInRefused('wrong')
        const { tenant, ...typed } = parsed.data
        const slug = tenant === '' ? null : tenant
        const result = await signInByDirectory({ ...typed, slug, address, userAgent, at })
        if (result.outcome === 'throttled') throw new SignInRefused(`throttled.${result.seconds}`)
        if (result.outcome !== 'ok') throw new SignInRefused(result.outcome)
        return { id: result.userId, sid: result.sid }
      },
    }),
  ]
}
