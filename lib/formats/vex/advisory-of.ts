import { type AdvisoryIds, chooseAdvisory, idsIn } from '../scan/advisory-ids'

/** The advisory that a document means by a name and other names; null where it names none. */
export function advisoryOf(name: string, others: readonly string[]): AdvisoryIds | null {
  const own = [name, ...others].filter((text) => text !== '').map((text) => idsIn(text)[0] ?? text)
  return chooseAdvisory(own, [])
}
