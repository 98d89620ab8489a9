import type { LocalSignInDto } from '@/lib/views/local-sign-in.schema'

type Owner = LocalSignInDto['owners'][number]
export type Readiness = 'disabled' | 'no_password' | 'no_factor' | 'with_factor' | 'password'

/** Whether an owner could come in when nobody else can, and what is missing. */
export function readinessOf(owner: Owner, factorNeeded: boolean): Readiness {
  if (owner.disabled) return 'disabled'
  if (!owner.password) return 'no_password'
  if (owner.second_factor) return 'with_factor'
  return factorNeeded ? 'no_factor' : 'password'
}

/** As the server counts it (`lib/identity/change-local-sign-in.ts`). */
export function isReady(owner: Owner, factorNeeded: boolean): boolean {
  const readiness = readinessOf(owner, factorNeeded)
  return readiness === 'with_factor' || readiness === 'password'
}
