import { catalogueChecks } from './catalogue-checks'
import type { CatalogueContent } from './catalogue-content'
import type { Catalogue, CatalogueCheck, MappingEdge } from './framework'

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/**
 * The catalogue of parsed files, with its indexes. `version` is the digest of the same content's canonical form,
 * made by the caller, since hashing is not done here.
 * @throws Error when the index names a framework that has no file.
 */
export function buildCatalogue(content: CatalogueContent, version: string): Catalogue {
  const frameworks = content.index.order.map(({ id }) => {
    const framework = content.standards[id]
    if (!framework) throw new Error(`frameworks/index.json names ${id}, which has no file`)
    return framework
  })
  const safeguards = content.safeguards.safeguards.map((safeguard) => ({
    ...safeguard,
    kinds: content.safeguards.domain_kinds[safeguard.domain] ?? [],
  }))
  const edges = content.edges.edges
  const toolChecks = catalogueChecks(content)
  const edgesByControl = new Map<string, MappingEdge[]>()
  for (const edge of edges) push(edgesByControl, `${edge.framework}\n${edge.control}`, edge)
  const checkByKey = new Map<string, CatalogueCheck>()
  const checksBySafeguard = new Map<string, CatalogueCheck[]>()
  for (const check of toolChecks) {
    for (const key of [check.key, ...check.aliasKeys]) checkByKey.set(key, check)
    for (const { id } of check.safeguards) push(checksBySafeguard, id, check)
  }
  return {
    version,
    index: content.index,
    frameworks,
    safeguards,
    edges,
    toolChecks,
    crosswalks: Object.values(content.crosswalks),
    severityVocabulary: content.findingClasses.severity_vocabulary,
    familyOf: new Map(content.index.order.map(({ id, family }) => [id, family])),
    frameworkById: new Map(frameworks.map((framework) => [framework.id, framework])),
    safeguardById: new Map(safeguards.map((safeguard) => [safeguard.id, safeguard])),
    edgesByControl,
    checkByKey,
    checksBySafeguard,
  }
}
