import { type Shape, scalars } from '../json/shape'

const CVSS: Shape = {
  members: { ...scalars('source', 'version', 'vector'), metrics: { members: scalars('baseScore') } },
}
const MATCH: Record<string, Shape> = {
  vulnerability: {
    members: {
      ...scalars('id', 'dataSource', 'namespace', 'severity', 'links', 'fixedInVersion'),
      cvss: CVSS,
      cvssV2: { members: scalars('baseScore', 'vector') },
      cvssV3: { members: scalars('baseScore', 'vector') },
      epss: { members: scalars('epss', 'percentile') },
      knownExploited: { members: scalars('cve') },
      fix: { members: scalars('versions', 'state') },
      advisories: { members: scalars('id') },
    },
  },
  relatedVulnerabilities: { members: { ...scalars('id', 'namespace', 'severity'), cvss: CVSS } },
  artifact: {
    members: {
      ...scalars('name', 'version', 'type', 'language', 'purl'),
      locations: { members: scalars('path') },
    },
  },
  appliedIgnoreRules: { members: scalars('reason', 'vex-status', 'vex-justification', 'vulnerability') },
}

/** Never `config` of an image: it has the values of its environment. */
export const SHAPES = {
  grype: {
    as: 'report',
    members: {
      matches: { as: 'match', members: MATCH },
      ignoredMatches: { as: 'ignored', members: MATCH },
      source: {
        members: {
          ...scalars('type'),
          target: {
            members: scalars('userInput', 'imageID', 'tags', 'repoDigests', 'imageSize', 'architecture'),
          },
        },
      },
      distro: { as: 'distro', members: scalars('name', 'version') },
      descriptor: {
        members: {
          ...scalars('name', 'version', 'timestamp'),
          db: {
            members: {
              ...scalars('built', 'schemaVersion'),
              status: { members: scalars('built', 'schemaVersion') },
            },
          },
        },
      },
    },
  },
} satisfies Record<string, Shape>
