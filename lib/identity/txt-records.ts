import { Resolver } from 'node:dns/promises'

/** The texts of a name's TXT records; none where there is no such name. @throws when nobody answers */
export type TxtRecords = (name: string) => Promise<string[]>

const NONE = ['ENODATA', 'ENOTFOUND']

/** Asks the resolvers of this machine. */
export const txtRecords: TxtRecords = async (name) => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
  } catch (error) {
    if (error instanceof Error && 'code' in error && NONE.includes(String(error.code))) return []
    throw error
  }
}
