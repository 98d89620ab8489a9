import { jsonFormat } from '../json/json-format'
import type { JsonOutline } from '../json/json-outline'
import { OperatorReader } from './read-report'
import { SHAPE } from './shapes'

/** Custom resources of the Trivy operator: one, a list, `kubectl get -o json` of many, or a map by their kinds. */
export const trivyOperator = jsonFormat({
  tool: 'trivy-operator',
  title: 'the Trivy operator',
  formatOf: (outline) => (isOperators(outline) ? 'trivy-operator-cr' : null),
  shapes: { 'trivy-operator-cr': SHAPE },
  reader: (_, tally, hints) => new OperatorReader(tally, hints),
})

function isOperators({ paths }: JsonOutline): boolean {
  const own = ['', '/[]', '/items/[]'].some((at) =>
    (paths.get(`${at}/apiVersion`) ?? '').startsWith('aquasecurity.github.io/'),
  )
  return own || [...paths.keys()].some((path) => /^\/[a-z]+reports\.aquasecurity\.github\.io$/.test(path))
}
