'use client'

import { type AddressChange, useAddress } from '@/components/common/use-address'
import { isHashBeginning } from './is-hash-beginning'

const NAMES = [
  'asset',
  'tool',
  'format',
  'sha256',
  'state',
  'agent',
  'received_from',
  'received_to',
  'sort',
] as const
type Name = (typeof NAMES)[number]

export interface SubmissionFilter {
  /** As the address says. */
  query: Readonly<Partial<Record<Name, string>>>
  set: (change: AddressChange) => void
}

/** The filters of the list of submissions, kept in the address; `asked` is what of them the API is asked for. */
export function useSubmissionFilter(): SubmissionFilter & {
  asked: Readonly<Partial<Record<Name, string>>>
  filtered: boolean
  clear: () => void
} {
  const { get, set } = useAddress()
  const said = NAMES.flatMap((name) => {
    const value = get(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const query: SubmissionFilter['query'] = Object.fromEntries(said)
  // A hash that is still being typed is no question yet.
  const { sha256, ...others } = query
  const asked: SubmissionFilter['query'] = sha256 && !isHashBeginning(sha256) ? others : query
  return {
    query,
    asked,
    set,
    filtered: NAMES.some((name) => name !== 'sort' && asked[name] !== undefined),
    clear: () => set(Object.fromEntries(NAMES.map((name) => [name, undefined]))),
  }
}
