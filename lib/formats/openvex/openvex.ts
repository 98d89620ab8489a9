import { jsonFormat } from '../json/json-format'
import { type Shape, scalars } from '../json/shape'
import { OpenVexReader } from './read-document'

const PRODUCT: Shape = {
  members: { ...scalars('@id'), identifiers: { members: scalars('purl', 'cpe23', 'cpe22') } },
}

/** Documents of OpenVEX, 0.0.1 and 0.2.0. */
export const openvex = jsonFormat({
  tool: 'openvex',
  title: 'OpenVEX',
  formatOf: ({ paths }) =>
    (paths.get('/@context') ?? '').startsWith('https://openvex.dev/ns') ? 'openvex' : null,
  shapes: {
    openvex: {
      as: 'document',
      members: {
        ...scalars('@context', '@id', 'author', 'timestamp', 'last_updated'),
        statements: {
          as: 'statement',
          members: {
            ...scalars(
              'status',
              'justification',
              'impact_statement',
              'action_statement',
              'status_notes',
              'timestamp',
            ),
            vulnerability: { members: scalars('@id', 'name', 'aliases') },
            products: { members: { ...PRODUCT.members, subcomponents: PRODUCT } },
            subcomponents: PRODUCT,
          },
        },
      },
    },
  },
  byResult: ['openvex'],
  reader: (_, tally, hints) => new OpenVexReader(tally, hints),
})
