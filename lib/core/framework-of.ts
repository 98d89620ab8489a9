import type { Catalogue, Framework } from './framework'

/** @throws RangeError when the catalogue has no such framework. */
export function frameworkOf(catalogue: Catalogue, frameworkId: string): Framework {
  const framework = catalogue.frameworkById.get(frameworkId)
  if (!framework) throw new RangeError(`No framework ${frameworkId}`)
  return framework
}
