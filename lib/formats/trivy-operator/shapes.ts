import { SCALAR, type Shape, scalars } from '../json/shape'

const CHECK: Shape = {
  as: 'check',
  members: scalars('checkID', 'title', 'severity', 'success', 'messages', 'target'),
}
const RESOURCE: Shape = {
  as: 'resource',
  members: {
    ...scalars('kind'),
    metadata: { members: { ...scalars('name', 'namespace'), labels: { each: SCALAR } } },
    report: {
      members: {
        ...scalars('updateTimestamp'),
        scanner: { members: scalars('version') },
        registry: { members: scalars('server') },
        artifact: { members: scalars('repository', 'tag', 'digest') },
        os: { members: scalars('family', 'name', 'eosl') },
        vulnerabilities: {
          as: 'vulnerability',
          members: {
            ...scalars('vulnerabilityID', 'resource', 'installedVersion', 'fixedVersion', 'severity'),
            ...scalars('score', 'primaryLink', 'title', 'target', 'class', 'packagePURL', 'packageType'),
            ...scalars('packagePath', 'publishedDate'),
            cvss: { each: { members: scalars('V3Vector', 'V3Score', 'V2Vector', 'V2Score') } },
          },
        },
        checks: CHECK,
        // Never `match`.
        secrets: { as: 'secret', members: scalars('ruleID', 'category', 'severity', 'title', 'target') },
      },
    },
    status: {
      members: {
        ...scalars('updateTimestamp'),
        detailReport: {
          members: {
            ...scalars('id'),
            results: { as: 'control', members: { ...scalars('id', 'name', 'severity'), checks: CHECK } },
          },
        },
        summaryReport: {
          members: {
            ...scalars('id'),
            controlCheck: { as: 'summary', members: scalars('id', 'name', 'severity', 'totalFail') },
          },
        },
      },
    },
  },
}

/** One resource, or those in `items`, or the lists of a map by kinds. */
export const SHAPE: Shape = {
  as: 'resource',
  members: { ...RESOURCE.members, items: RESOURCE, spec: {} },
  each: RESOURCE,
}
