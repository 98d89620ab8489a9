'use client'

import { type AddressChange, useAddress } from '@/components/common/use-address'
import { isHashBeginning } from './is-hash-beginning'

export interface ListFilter<Name extends string> {
  /** As the address says. */
  query: Readonly<Partial<Record<Name, string>>>
  set: (change: AddressChange) => void
}

/**
 * Filters of a list, kept in the address; `asked` is what of them the API is asked for.
 * @param names all of them; `sort` narrows nothing
 */
export function useListFilter<Name extends string>(
  names: readonly Name[],
): ListFilter<Name> & {
  asked: Readonly<Partial<Record<Name, string>>>
  filtered: boolean
  clear: () => void
} {
  const { get, set } = useAddress()
  const pick = (fits: (name: Name, value: string) => boolean) => {
    const picked: Partial<Record<Name, string>> = {}
    for (const name of names) {
      const value = get(name)
      if (value !== undefined && fits(name, value)) picked[name] = value
    }
    return picked
  }
  // A hash that is still being typed is no question yet.
  const asked = pick((name, value) => name !== 'sha256' || isHashBeginning(value))
  return {
    query: pick(() => true),
    asked,
    set,
    filtered: names.some((name) => name !== 'sort' && asked[name] !== undefined),
    clear: () => set(Object.fromEntries(names.map((name) => [name, undefined]))),
  }
}
