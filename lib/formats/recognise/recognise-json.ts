import type { JsonOutline } from '../json/json-outline'
import type { Recognised } from './recognised'

interface Rule {
  seen: string
  /** Paths of which one is enough; a path may be `a & b` where both are needed, and `a = b` where its value must begin so. */
  any: string[]
}

/** Presence is tested, never truth, so that a report without findings is known as well. */
const RULES: Rule[] = [
  {
    seen: 'a Trivy operator report',
    any: [
      ...kinds('aquasecurity.github.io/'),
      '/vulnerabilityreports.aquasecurity.github.io',
      '/clustercompliancereports.aquasecurity.github.io',
    ],
  },
  { seen: 'a policy report', any: [...kinds('openreports.io/'), ...kinds('wgpolicyk8s.io/')] },
  {
    seen: 'a Trivy report',
    any: [
      '/SchemaVersion & /Results',
      '/SchemaVersion & /ArtifactName',
      '/SchemaVersion & /ArtifactType',
      '/ClusterName & /Resources',
      '/ClusterName & /Findings',
      '/ClusterName & /Vulnerabilities',
      '/SummaryControls',
      '/ID & /Title & /Results',
      '/[]/Target',
      '/VulnerabilityReport',
      '/VulnerabilityReports',
    ],
  },
  {
    seen: 'a Grype report',
    any: ['/matches & /descriptor', '/matches & /source', '/matches/[]/vulnerability'],
  },
  {
    seen: 'a Clair v4 report',
    any: ['/manifest_hash'],
  },
  {
    seen: 'a Clair report',
    any: ['/Layer/Features', '/Layer/Name', '/data/Layer', '/LayerCount', '/image & /unapproved'],
  },
  {
    seen: 'a kube-bench report',
    any: [
      '/Controls',
      '/[]/Controls',
      '/tests/[]/results/[]/test_number',
      '/[]/tests/[]/results/[]/test_number',
      '/[]/tests & /[]/node_type',
      '/tests & /node_type',
      '/Totals/total_pass',
    ],
  },
  { seen: 'a CycloneDX document', any: ['/bomFormat'] },
  { seen: 'an SPDX document', any: ['/spdxVersion', '/spdxId'] },
  { seen: 'an OpenVEX document', any: ['/@context = https://openvex.dev/'] },
  { seen: 'a CSAF document', any: ['/document/csaf_version', '/document/category'] },
  { seen: 'a SARIF log', any: ['/runs/[]/tool', '/version & /runs', '/$schema & /runs'] },
  {
    seen: 'an HDF report (InSpec)',
    any: [
      '/platform & /profiles',
      '/profiles/[]/controls',
      '/controls & /version & /statistics',
      '/controls/[]/code_desc',
      '/control_tags & /status',
    ],
  },
  { seen: 'an InSpec profile, which has no results', any: ['/controls & /supports', '/controls & /sha256'] },
  {
    seen: 'an OSCAL document',
    any: [
      '/assessment-results',
      '/results/[]/observations',
      '/results/[]/reviewed-controls',
      '/catalog/uuid',
      '/profile/uuid',
      '/component-definition',
      '/system-security-plan',
      '/assessment-plan',
      '/plan-of-action-and-milestones',
    ],
  },
  {
    seen: 'a snapshot of a Docker engine',
    any: ['/schema = docker-engine-snapshot/', '/format = docker-engine-snapshot/'],
  },
  {
    seen: 'output of docker inspect',
    any: [
      '/[]/HostConfig',
      '/HostConfig',
      '/[]/RootFS',
      '/RootFS',
      '/[]/IPAM',
      '/[]/Mountpoint',
      '/[]/Spec & /[]/ID',
    ],
  },
  { seen: 'output of docker info', any: ['/DockerRootDir', '/ServerVersion', '/ServerErrors'] },
  { seen: 'output of docker version', any: ['/Client & /Server', '/ApiVersion & /GitCommit'] },
  { seen: 'output of docker events', any: ['/Action & /Actor'] },
  {
    seen: 'output of the Docker Engine API',
    any: [
      '/[]/RepoTags',
      '/[]/Names',
      '/Volumes & /Warnings',
      '/Titles & /Processes',
      '/[]/Created & /[]/CreatedBy',
      '/Names & /Status',
    ],
  },
  {
    seen: 'a Harbor report',
    any: [
      '/application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0',
      '/application/vnd.security.vulnerability.report; version=1.1',
      '/scanner/name & /vulnerabilities',
      '/vulnerability/[]/package',
    ],
  },
  {
    seen: 'an Amazon Inspector report',
    any: ['/findings/[]/findingArn', '/findings/[]/awsAccountId', '/findings'],
  },
  {
    seen: 'an Anchore report',
    any: [
      '/imageDigest',
      '/securityEvaluation',
      '/vulnerabilities/[]/vuln',
      '/[]/vulnerability & /[]/package',
      '/evaluations',
      '/policyEvaluations',
      '/findings/[]/gate',
      '/[]/detail',
      '/[]/evaluations',
      '/[]/feedGroup',
    ],
  },
  { seen: 'a Dockle report', any: ['/summary/fatal'] },
  { seen: 'a NeuVector report', any: ['/report/checks', '/docker_cis_version', '/checks/[]/catalog'] },
  { seen: 'an error message of the Docker Engine API', any: ['/message'] },
  { seen: 'a receipt of Plimsoll', any: ['/evidence/sha256 & /log'] },
]

/** Names a JSON document by its members, from the beginning of it; null where the bytes do not begin like JSON. */
export function recogniseJson({ root, paths, whole, empty }: JsonOutline): Recognised | null {
  if (root === null) return null
  if (whole && empty && (root !== 'scalar' || paths.size === 0)) {
    const seen =
      root === 'object'
        ? 'an empty object {}'
        : root === 'array'
          ? 'an empty list []'
          : 'a bare value, such as null'
    return {
      seen,
      code: 'empty_report',
      advice:
        'Some tools write this when they find nothing and some when they looked at nothing; it cannot be told apart here.',
    }
  }
  const sarif = paths.has('/runs') ? paths.get('/version') : undefined
  if (sarif !== undefined && sarif !== '2.1.0') {
    const seen = `a SARIF log of version ${sarif.slice(0, 40)}`
    return {
      seen,
      code: 'format_not_read',
      advice: 'Version 2.1.0 is read: let the tool write it, or convert the log.',
    }
  }
  const rule = RULES.find(({ any }) => any.some((alternative) => holds(alternative, paths)))
  if (rule) return { seen: rule.seen, code: 'format_not_read' }
  if ([...paths.keys()].some((path) => /^(?:\/\[\])?\/sha256:[0-9a-f]{64}$/.test(path))) {
    return { seen: 'an Anchore report', code: 'format_not_read' }
  }
  const names = [...paths.keys()]
    .filter((path) => /^(?:\/\[\])?\/[^/]+$/.test(path) && path !== '/[]')
    .slice(0, 5)
  if (names.length === 0) return null
  const members = names
    .map((path) => JSON.stringify(path.replace(/^(?:\/\[\])?\//, '').slice(0, 40)))
    .join(', ')
  return { seen: `JSON with the members ${members}`, code: 'format_not_read' }
}

function holds(alternative: string, paths: Map<string, string>): boolean {
  return alternative.split(' & ').every((term) => {
    const [path = '', value] = term.split(' = ')
    return value === undefined ? paths.has(path) : (paths.get(path) ?? '').startsWith(value)
  })
}

/** Where a Kubernetes object of this API group says so: alone, in a list, in a map by kind. */
function kinds(group: string): string[] {
  return ['/apiVersion', '/[]/apiVersion', '/items/[]/apiVersion'].map((path) => `${path} = ${group}`)
}
