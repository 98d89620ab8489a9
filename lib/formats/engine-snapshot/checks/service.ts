import type { EvidencePlace } from '../../../core/report'
import { arrayOf, objectOf, textOf } from '../json-access'
import type { JsonObject, JsonValue } from '../whole-values'

/** A Swarm service as a manager tells it. */
export interface Service {
  name: string
  spec: JsonObject
  endpoint: JsonObject
  at: EvidencePlace
}

/** The services of an answer to `GET /services`, by name; of two of one name the first. */
export function servicesOf(answer: { body: JsonValue; at: EvidencePlace } | undefined): Service[] {
  if (!answer) return []
  const byName = new Map<string, Service>()
  for (const entry of arrayOf(answer.body)) {
    const { Spec: spec, Endpoint: endpoint } = objectOf(entry)
    const name = textOf(objectOf(spec).Name)
    if (name === '' || byName.has(name)) continue
    byName.set(name, { name, spec: objectOf(spec), endpoint: objectOf(endpoint), at: answer.at })
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
