import { sourceOf } from '@/lib/core/identity-provider'
import { parsePublicId } from '@/lib/core/public-id'
import { DirectoryError } from '@/lib/directory/directory-error'
import { directoryOf } from '@/lib/directory/directory-of'
import { type PersonWithGroups, signInAtDirectory } from '@/lib/directory/sign-in-at-directory'
import { DIRECTORY_MS } from '@/lib/directory/with-directory'
import { SealLost } from '@/lib/seal/unseal'
import { accountName } from './account-name'
import { admitAttempt } from './admit-attempt'
import { admitProviderPerson } from './admit-provider-person'
import { directoryPerson } from './directory-person'
import { doorOf } from './door-of'
import { type ProviderAtDoor, providersAtDoor } from './providers-at-door'
import { refuseProviderPerson } from './refuse-provider-person'

export interface DirectorySignInAttempt {
  /** Whose door; null: everyone's. */
  slug: string | null
  /** Public id of the directory that was chosen. */
  provider: string
  login: string
  password: string
  address: string | null
  userAgent: string | null
  at: Date
}

export type DirectorySignInOutcome =
  | { outcome: 'ok'; sid: string; userId: string }
  /** Unknown, disabled there, wrong password, no such directory at this door: nobody is told which. */
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; seconds: number }
  /** They are who they say, but no rule gives them a role. */
  | { outcome: 'no_role' }
  /** The directory does not answer, or not as it should. */
  | { outcome: 'directory_away' }

/** A slow directory still gets so long when the throttle has made somebody wait. */
const LEAST_MS = 1500
type LdapAtDoor = Extract<ProviderAtDoor, { kind: 'ldap' }>

/** Signs a person in with the name and password they have at a directory, throttled as local accounts are. */
export async function signInByDirectory(attempt: DirectorySignInAttempt): Promise<DirectorySignInOutcome> {
  const { slug, password, address, userAgent, at } = attempt
  const login = attempt.login.trim().normalize('NFC')
  const door = slug === null ? null : await doorOf(slug)
  const provider = await directoryAtDoor(door, attempt.provider)
  // Beside a name of one directory the same name of another is another account.
  const account = `${provider ? sourceOf(provider) : attempt.provider}/${accountName(login)}`
  const admitted = await admitAttempt({ email: account, address, at })
  if ('throttledSeconds' in admitted) return { outcome: 'throttled', seconds: admitted.throttledSeconds }
  const refuse = async (outcome: 'wrong' | 'directory_away') => {
    if (provider) {
      await refuseProviderPerson({ door, source: sourceOf(provider), why: outcome, address, at })
    }
    return { outcome } as const
  }
  const person = provider ? await ask(provider, login, password, at) : null
  if (person === 'away') return refuse('directory_away')
  if (!provider || person === null) {
    await admitted.failed()
    return refuse('wrong')
  }
  await admitted.succeeded()
  const { tenantId, id, kind, name, changedAt } = provider
  const admission = await admitProviderPerson({
    door,
    provider: { tenantId, id, kind, name, changedAt },
    person: directoryPerson(provider, person),
    ...{ address, userAgent, providerSession: null, sealed: null, at },
  })
  if (admission.outcome === 'ok') return admission
  const away = ['provider_gone', 'too_many_groups'].includes(admission.outcome)
  return { outcome: away ? 'directory_away' : 'no_role' }
}

async function directoryAtDoor(
  door: Awaited<ReturnType<typeof doorOf>>,
  publicId: string,
): Promise<LdapAtDoor | null> {
  const id = parsePublicId('identity_provider', publicId)
  const found = id ? (await providersAtDoor(door)).find((row) => row.id === id) : undefined
  return found?.kind === 'ldap' ? found : null
}

/** Null: the directory does not know them so. What kept it from answering is for whoever tests the connection. */
async function ask(
  provider: LdapAtDoor,
  login: string,
  password: string,
  began: Date,
): Promise<PersonWithGroups | null | 'away'> {
  const timeMs = Math.max(LEAST_MS, DIRECTORY_MS - (Date.now() - began.getTime()))
  try {
    return await signInAtDirectory(directoryOf(provider), { login, password, timeMs })
  } catch (error) {
    if (error instanceof DirectoryError || error instanceof SealLost) return 'away'
    throw error
  }
}
