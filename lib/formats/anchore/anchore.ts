import { jsonFormat } from '../json/json-format'
import type { JsonOutline } from '../json/json-outline'
import { outlineHas } from '../json/outline-has'
import { AnchoreReader } from './read-report'
import { type AnchoreFormat, SHAPES } from './shapes'

/** Reports of Anchore: vulnerabilities of the engine and of anchorectl, policy checks of both and of Enterprise. */
export const anchore = jsonFormat({
  tool: 'anchore',
  title: 'Anchore',
  formatOf,
  shapes: SHAPES,
  byResult: ['anchore-policy', 'anchore-enterprise-policy-check'],
  emptyList: 'anchore-list',
  reader: (word, tally, hints) => new AnchoreReader(word, tally, hints),
})

function formatOf(outline: JsonOutline): AnchoreFormat | null {
  const has = (...names: string[]) => outlineHas(outline, ...names)
  if ([...outline.paths.keys()].some((path) => /^(?:\/\[\])?\/sha256:[0-9a-f]{64}$/.test(path)))
    return 'anchore-enterprise-policy-check'
  if (
    has('vulnerabilities') &&
    (has('imageDigest') || has('vulnerability_type') || has('vulnerabilities/[]/vuln'))
  )
    return 'anchore-vulns'
  if (has('securityEvaluation')) return 'anchore-vulns'
  if (has('[]/vuln') && (has('[]/package') || has('[]/packageName'))) return 'anchore-list'
  const policy = has('[]/detail/[]/gate') || has('[]/detail', '[]/finalAction') || has('[]/evaluations')
  return policy || has('evaluations', 'imageDigest') ? 'anchore-policy' : null
}
