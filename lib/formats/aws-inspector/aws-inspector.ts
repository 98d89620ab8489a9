import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { scalars } from '../json/shape'
import { InspectorReader } from './read-report'

/** Findings of Amazon Inspector 2 (`aws inspector2 list-findings`). */
export const awsInspector = jsonFormat({
  tool: 'aws-inspector',
  title: 'Amazon Inspector',
  formatOf(outline) {
    if (outline.root !== 'object' || !outlineHas(outline, 'findings')) return null
    const named =
      outlineHas(outline, 'findings/[]/findingArn') || outlineHas(outline, 'findings/[]/awsAccountId')
    // A list of none has no other member than the token of the next page.
    const none =
      outline.whole &&
      [...outline.paths.keys()].every((path) => path === '/findings' || path === '/nextToken')
    return named || none ? 'aws-inspector2' : null
  },
  shapes: {
    'aws-inspector2': {
      as: 'report',
      members: {
        ...scalars('nextToken'),
        findings: {
          as: 'finding',
          members: {
            ...scalars('type', 'severity', 'status', 'title', 'lastObservedAt', 'exploitAvailable'),
            epss: { members: scalars('score') },
            packageVulnerabilityDetails: {
              members: {
                ...scalars(
                  'vulnerabilityId',
                  'relatedVulnerabilities',
                  'source',
                  'sourceUrl',
                  'vendorSeverity',
                ),
                ...scalars('vendorCreatedAt'),
                cvss: { members: scalars('baseScore', 'scoringVector', 'source', 'version') },
                vulnerablePackages: {
                  members: scalars(
                    'name',
                    'version',
                    'release',
                    'epoch',
                    'packageManager',
                    'fixedInVersion',
                    'filePath',
                  ),
                },
              },
            },
            codeVulnerabilityDetails: {
              members: { ...scalars('detectorId'), filePath: { members: scalars('filePath') } },
            },
            networkReachabilityDetails: {
              members: { ...scalars('protocol'), openPortRange: { members: scalars('begin', 'end') } },
            },
            resources: {
              members: {
                ...scalars('type', 'id'),
                details: {
                  members: {
                    awsEcrContainerImage: {
                      members: scalars(
                        'repositoryName',
                        'imageHash',
                        'imageTags',
                        'platform',
                        'registry',
                        'architecture',
                      ),
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  reader: (_, tally, hints) => new InspectorReader(tally, hints),
})
