import type { StepFacts } from '@/lib/core/provider-walk'

/** The steps of talking to a directory, in their order. */
export const DIRECTORY_STEPS = [
  'address',
  'resolve',
  'connect',
  'encrypt',
  'bind',
  'base',
  'person',
  'groups',
] as const
export type DirectoryStep = (typeof DIRECTORY_STEPS)[number]

/** Why a step failed; the pages word each (messages `identity.json`, `faults`). */
export const DIRECTORY_FAULTS = [
  'port_not_allowed',
  'closed_network',
  'no_address',
  'refused',
  'unreachable',
  'timeout',
  'no_starttls',
  'certificate_untrusted',
  'certificate_name',
  'certificate_expired',
  'encryption_failed',
  'bind_refused',
  'password_missing',
  'base_missing',
  'not_permitted',
  'busy',
  'filter_invalid',
  'search_failed',
  'person_not_found',
  'person_ambiguous',
  'subject_missing',
  'person_disabled',
  'too_many_groups',
  'too_much',
  'connection_lost',
] as const
export type DirectoryFault = (typeof DIRECTORY_FAULTS)[number]

/** Of these the next server may know better. */
const OF_ONE_SERVER = new Set<DirectoryFault>([
  'port_not_allowed',
  'closed_network',
  'no_address',
  'refused',
  'unreachable',
  'timeout',
  'no_starttls',
  'certificate_untrusted',
  'certificate_name',
  'certificate_expired',
  'encryption_failed',
  'busy',
  'connection_lost',
])

/** A directory could not be asked. The message names no address and nothing that was typed. */
export class DirectoryError extends Error {
  constructor(
    readonly step: DirectoryStep,
    readonly code: DirectoryFault,
    readonly facts: StepFacts = {},
  ) {
    super(`directory: ${step}: ${code}`)
    this.name = 'DirectoryError'
  }
  get ofOneServer(): boolean {
    return OF_ONE_SERVER.has(this.code)
  }
}
