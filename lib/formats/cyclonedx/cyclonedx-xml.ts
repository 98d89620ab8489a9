import { xmlFormat } from '../xml/xml-format'
import { LEAF, texts, type XmlShape } from '../xml/xml-shape'
import { BomXmlReader } from './read-xml-bom'

const NAMED: XmlShape = { members: texts('name', 'url') }
/** As CycloneDX has it since 1.4, and as the extension before it wrote it. */
const VULNERABILITY: XmlShape = {
  as: 'vulnerability',
  members: {
    ...texts('id', 'recommendation', 'published'),
    source: NAMED,
    references: { members: { reference: { members: texts('id') } } },
    ratings: {
      members: {
        rating: {
          members: {
            ...texts('severity', 'method', 'vector'),
            score: { members: texts('base') },
            source: NAMED,
          },
        },
      },
    },
    recommendations: { members: texts('recommendation') },
    advisories: { members: { advisory: { members: texts('url') } } },
    analysis: { members: texts('state', 'justification', 'detail') },
    affects: {
      members: {
        target: {
          members: { ...texts('ref'), versions: { members: { version: { members: texts('status') } } } },
        },
      },
    },
  },
}
const VULNERABILITIES: XmlShape = { members: { vulnerability: VULNERABILITY } }
const COMPONENT: XmlShape = { as: 'component' }
const COMPONENTS: XmlShape = { members: { component: COMPONENT } }
COMPONENT.members = {
  ...texts('group', 'name', 'version', 'purl'),
  properties: { members: { property: LEAF } },
  components: COMPONENTS,
  vulnerabilities: VULNERABILITIES,
}
const TOOL: XmlShape = { members: texts('name', 'version') }

/** BOMs of CycloneDX 1.0–1.7 as XML, with the vulnerability extension of the time before 1.4. */
export const cyclonedxXml = xmlFormat({
  tool: 'cyclonedx',
  title: 'CycloneDX',
  formatOf: ({ local, attributes }) =>
    local === 'bom' && /["']http:\/\/cyclonedx\.org\/schema\/bom\/1\.\d["']/.test(attributes)
      ? 'cyclonedx-xml'
      : null,
  shape: {
    members: {
      bom: {
        as: 'bom',
        members: {
          metadata: {
            members: {
              ...texts('timestamp'),
              tools: { members: { tool: TOOL, components: { members: { component: TOOL } } } },
              component: COMPONENT,
            },
          },
          components: COMPONENTS,
          vulnerabilities: VULNERABILITIES,
        },
      },
    },
  },
  counts: 'bySeverity',
  reader: (_, tally, hints) => new BomXmlReader(tally, hints),
})
