import { type Shape, scalars } from '../json/shape'

const PROPS: Shape = { members: scalars('name', 'value', 'class') }
const RESULT: Shape = {
  as: 'result',
  members: {
    ...scalars('uuid', 'title', 'start', 'end'),
    'local-definitions': {
      members: {
        'inventory-items': { members: { ...scalars('uuid', 'description'), props: PROPS } },
      },
    },
    observations: {
      as: 'observation',
      members: {
        ...scalars('uuid', 'title', 'description', 'collected'),
        props: PROPS,
        subjects: { members: { ...scalars('subject-uuid', 'type', 'title'), props: PROPS } },
      },
    },
    findings: {
      as: 'finding',
      members: {
        ...scalars('uuid', 'title', 'description'),
        target: {
          members: {
            ...scalars('type', 'target-id', 'title'),
            status: { members: scalars('state', 'reason') },
          },
        },
      },
    },
  },
}
const DOCUMENT: Record<string, Shape> = {
  metadata: { members: scalars('title', 'last-modified', 'version', 'oscal-version') },
  results: RESULT,
}

/** Assessment results under their name, and bare as compliance-trestle writes them. */
export const SHAPE: Shape = {
  as: 'document',
  members: { ...DOCUMENT, 'assessment-results': { members: DOCUMENT } },
}
