import { SCALAR, type Shape, scalars } from '../json/shape'

const DISTRIBUTION: Record<string, Shape> = scalars('did', 'version_id', 'version')

const LAYER: Shape = {
  as: 'layer',
  members: {
    ...scalars('Name', 'ParentName', 'NamespaceName'),
    Features: {
      as: 'feature',
      members: {
        ...scalars('Name', 'Version', 'NamespaceName'),
        Vulnerabilities: {
          as: 'row',
          members: {
            ...scalars('Name', 'NamespaceName', 'Description', 'Link', 'Severity', 'FixedBy'),
            Metadata: {
              members: {
                ...scalars('UpdatedBy', 'RepoName', 'DistroName', 'DistroVersion'),
                NVD: { members: { CVSSv3: { members: scalars('Vectors', 'Score') } } },
              },
            },
          },
        },
      },
    },
  },
}
const QUAY: Record<string, Shape> = { status: SCALAR, data: { members: { Layer: LAYER } } }

/** The wanted parts of each format of Clair's family. */
export const SHAPES = {
  'clair-v4': {
    as: 'report',
    members: {
      manifest_hash: SCALAR,
      packages: { each: { as: 'package', members: scalars('name', 'version', 'normalized_version') } },
      distributions: { each: { as: 'distribution', members: DISTRIBUTION } },
      environments: { each: { as: 'environment', members: scalars('package_db', 'distribution_id') } },
      vulnerabilities: {
        each: {
          as: 'vulnerability',
          members: {
            ...scalars('name', 'description', 'issued', 'links', 'severity', 'normalized_severity'),
            ...scalars('updater', 'fixed_in_version'),
            distribution: { members: DISTRIBUTION },
          },
        },
      },
      package_vulnerabilities: { each: { as: 'pair' } },
      enrichments: {
        each: { each: { as: 'cvss', members: scalars('baseScore', 'vectorString') } },
      },
    },
  },
  'clair-v1-layer': { as: 'report', members: { Layer: LAYER } },
  'quay-security-api': { as: 'report', members: { ...QUAY, clair: { members: QUAY } } },
  klar: {
    as: 'report',
    members: { LayerCount: SCALAR, Vulnerabilities: { each: { as: 'row', each: SCALAR } } },
  },
  'clair-scanner': {
    as: 'report',
    members: { ...scalars('image', 'unapproved'), vulnerabilities: { as: 'row', each: SCALAR } },
  },
} satisfies Record<string, Shape>

export type ClairFormat = keyof typeof SHAPES
