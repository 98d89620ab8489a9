import type { JsonObject, JsonValue } from '../json/json-value'
import { xmlFormat } from '../xml/xml-format'
import { LEAF, TEXT, texts, type XmlShape } from '../xml/xml-shape'
import { OscalReader } from './read-results'

const PROP: XmlShape = { members: {} }
const RESULT: XmlShape = {
  as: 'result',
  members: {
    ...texts('title', 'start', 'end'),
    'local-definitions': { members: { 'inventory-item': { members: { description: TEXT, prop: PROP } } } },
    observation: {
      as: 'observation',
      members: {
        ...texts('title', 'description', 'collected'),
        prop: PROP,
        subject: { members: { title: TEXT, prop: PROP } },
      },
    },
    finding: {
      as: 'finding',
      members: { ...texts('title', 'description'), target: { members: { title: TEXT, status: LEAF } } },
    },
  },
}

/** What XML names in the singular and JSON in the plural (OSCAL, *XML to JSON converters*). */
const PLURAL: Record<string, string> = {
  prop: 'props',
  subject: 'subjects',
  'inventory-item': 'inventory-items',
}

/** An element as its JSON would have it: attributes are members like any other, and lists have the names of lists. */
function asJson(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(asJson)
  if (!(value instanceof Map)) return value
  const json: JsonObject = new Map()
  for (const [name, member] of value) {
    const plain = name.replace(/^@/, '')
    const plural = Object.hasOwn(PLURAL, plain) ? PLURAL[plain] : undefined
    const converted = asJson(member)
    json.set(plural ?? plain, plural && !Array.isArray(converted) ? [converted] : converted)
  }
  return json
}

/** Assessment results of OSCAL as XML, which is of equal rank with JSON and YAML. */
export const oscalXml = xmlFormat({
  tool: 'oscal',
  title: 'OSCAL assessment results',
  formatOf: ({ local, attributes }) =>
    local === 'assessment-results' && /["']http:\/\/csrc\.nist\.gov\/ns\/oscal\/1\.0["']/.test(attributes)
      ? 'oscal-assessment-results'
      : null,
  shape: {
    members: {
      'assessment-results': {
        as: 'document',
        members: {
          metadata: { members: texts('title', 'last-modified', 'version', 'oscal-version') },
          result: RESULT,
        },
      },
    },
  },
  counts: 'byResult',
  reader: (_, tally, hints) => {
    const reader = new OscalReader(tally, hints)
    return {
      element: (element) => reader.element({ ...element, value: asJson(element.value) }),
      report: () => reader.report(),
    }
  },
})
