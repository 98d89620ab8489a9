import { jsonFormat } from '../json/json-format'
import { type Shape, scalars } from '../json/shape'
import { BomJsonReader } from './read-json'

const NAMED: Shape = { members: scalars('name', 'url') }
const COMPONENT: Shape = { as: 'component' }
COMPONENT.members = {
  ...scalars('bom-ref', 'type', 'group', 'name', 'version', 'purl'),
  properties: { members: scalars('name', 'value') },
  components: COMPONENT,
}

/** BOMs and VEX documents of CycloneDX 1.2–1.7 as JSON. */
export const cyclonedxJson = jsonFormat({
  tool: 'cyclonedx',
  title: 'CycloneDX',
  formatOf: ({ paths }) => (paths.get('/bomFormat') === 'CycloneDX' ? 'cyclonedx-json' : null),
  shapes: {
    'cyclonedx-json': {
      as: 'bom',
      members: {
        ...scalars('serialNumber', 'version', 'specVersion'),
        metadata: {
          members: {
            ...scalars('timestamp'),
            tools: {
              members: { ...scalars('name', 'version'), components: { members: scalars('name', 'version') } },
            },
            component: COMPONENT,
          },
        },
        components: COMPONENT,
        vulnerabilities: {
          as: 'vulnerability',
          members: {
            ...scalars('id', 'description', 'recommendation', 'published', 'created'),
            source: NAMED,
            references: { members: scalars('id') },
            ratings: { members: { ...scalars('score', 'severity', 'method', 'vector'), source: NAMED } },
            advisories: { members: scalars('url') },
            analysis: { members: scalars('state', 'justification', 'detail') },
            affects: { members: { ...scalars('ref'), versions: { members: scalars('status') } } },
          },
        },
      },
    },
  },
  reader: (_, tally, hints) => new BomJsonReader(tally, hints),
})
