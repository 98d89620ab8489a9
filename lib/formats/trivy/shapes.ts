import { SCALAR, type Shape, scalars } from '../json/shape'

const VULNERABILITY: Record<string, Shape> = {
  ...scalars('VulnerabilityID', 'VendorIDs', 'PkgName', 'PkgPath', 'InstalledVersion', 'FixedVersion', 'Ref'),
  ...scalars('Status', 'SeveritySource', 'PrimaryURL', 'Title', 'Severity', 'References', 'PublishedDate'),
  PkgIdentifier: { members: scalars('PURL') },
  VendorSeverity: { each: SCALAR },
  CVSS: {
    each: { members: scalars('V2Vector', 'V3Vector', 'V40Vector', 'V2Score', 'V3Score', 'V40Score') },
  },
}
const MISCONFIGURATION: Record<string, Shape> = {
  ...scalars('ID', 'AVDID', 'Title', 'Message', 'Severity', 'Status'),
  CauseMetadata: { members: scalars('Resource') },
}
/** Never `Match` and `Code`: what stands around a secret need not be masked. */
const SECRET = scalars('RuleID', 'Category', 'Severity', 'Title')
const LICENSE = scalars('Name', 'Category', 'Severity', 'PkgName', 'FilePath')

const RESULT: Shape = {
  as: 'result',
  members: {
    ...scalars('Target', 'Class', 'Type'),
    Packages: { as: 'package', members: {} },
    Vulnerabilities: { as: 'vulnerability', members: VULNERABILITY },
    MisconfSummary: { members: scalars('Successes', 'Failures') },
    Misconfigurations: { as: 'misconfiguration', members: MISCONFIGURATION },
    Secrets: { as: 'secret', members: SECRET },
    Licenses: { as: 'license', members: LICENSE },
    ExperimentalModifiedFindings: {
      as: 'modified',
      members: {
        ...scalars('Type', 'Status', 'Statement', 'Source'),
        Finding: { members: { ...MISCONFIGURATION, ...SECRET, ...LICENSE, ...VULNERABILITY } },
      },
    },
  },
}

const METADATA: Shape = {
  as: 'metadata',
  members: {
    ...scalars('Size', 'ImageID', 'RepoTags', 'RepoDigests', 'Reference', 'RepoURL'),
    OS: { members: scalars('Family', 'Name', 'EOSL') },
    ImageConfig: { members: scalars('architecture', 'created') },
  },
}

/** What reported; of a server that was asked, its database. */
const TRIVY: Shape = {
  members: {
    ...scalars('Version'),
    Server: { members: { VulnerabilityDB: { members: scalars('Version', 'UpdatedAt') } } },
  },
}

const RESOURCE: Shape = {
  as: 'resource',
  members: { ...scalars('Namespace', 'Kind', 'Name', 'Error'), Metadata: METADATA, Results: RESULT },
}

/** The wanted parts of each format of Trivy's reports. */
export const SHAPES = {
  'trivy-schema-2': {
    as: 'report',
    members: {
      ...scalars('CreatedAt', 'ArtifactName', 'ArtifactType'),
      Trivy: TRIVY,
      Metadata: METADATA,
      Results: RESULT,
    },
  },
  'trivy-legacy-list': RESULT,
  'trivy-null': SCALAR,
  'trivy-k8s': {
    as: 'report',
    members: {
      ...scalars('ClusterName', 'CreatedAt'),
      Trivy: TRIVY,
      Resources: RESOURCE,
      Findings: RESOURCE,
      Vulnerabilities: RESOURCE,
      Misconfigurations: RESOURCE,
    },
  },
  'trivy-compliance-all': {
    as: 'report',
    members: { ...scalars('ID'), Results: { as: 'control', members: { Results: RESULT } } },
  },
  'trivy-compliance-summary': {
    as: 'report',
    members: {
      ...scalars('ID'),
      SummaryControls: { as: 'summary', members: scalars('ID', 'Name', 'Severity', 'TotalFail') },
    },
  },
} satisfies Record<string, Shape>

export type TrivyFormat = keyof typeof SHAPES
