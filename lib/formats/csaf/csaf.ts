import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { SCALAR, type Shape, scalars } from '../json/shape'
import { CsafReader } from './read-document'

const PRODUCT: Shape = {
  as: 'product',
  members: {
    ...scalars('product_id', 'name'),
    product_identification_helper: { members: scalars('purl', 'cpe') },
  },
}
const BRANCH: Shape = { members: { product: PRODUCT } }
BRANCH.members = { product: PRODUCT, branches: BRANCH }

/** Documents of CSAF 2.0 and 2.1 that state which products are affected. */
export const csaf = jsonFormat({
  tool: 'csaf',
  title: 'CSAF',
  formatOf: (outline) =>
    outlineHas(outline, 'document/csaf_version') ||
    (outline.paths.get('/document/category') ?? '').startsWith('csaf_')
      ? 'csaf'
      : null,
  shapes: {
    csaf: {
      as: 'document',
      members: {
        document: {
          members: {
            ...scalars('category', 'csaf_version', 'title'),
            publisher: { members: scalars('name') },
            tracking: { members: scalars('id', 'version', 'current_release_date') },
          },
        },
        product_tree: {
          members: {
            branches: BRANCH,
            full_product_names: PRODUCT,
            relationships: {
              as: 'relationship',
              members: {
                ...scalars('product_reference', 'relates_to_product_reference'),
                full_product_name: { members: scalars('product_id', 'name') },
              },
            },
          },
        },
        vulnerabilities: {
          as: 'vulnerability',
          members: {
            ...scalars('cve', 'title'),
            ids: { members: scalars('text') },
            product_status: { each: SCALAR },
            flags: { members: scalars('label', 'product_ids', 'date') },
            threats: { members: scalars('category', 'details', 'product_ids') },
            remediations: { members: scalars('category', 'details', 'product_ids') },
          },
        },
      },
    },
  },
  byResult: ['csaf'],
  reader: (_, tally, hints) => new CsafReader(tally, hints),
})
