import { SCALAR, type Shape, scalars } from '../json/shape'

const SCORE: Shape = {
  members: { ...scalars('base_score', 'baseScore', 'vector_string', 'vectorString') },
}
const SCORES: Shape = {
  members: { ...scalars('id'), cvss_v3: SCORE, cvss_v2: SCORE, cvssV3: SCORE, cvssV2: SCORE },
}
const ROW: Shape = {
  as: 'row',
  members: {
    ...scalars(
      'vuln',
      'severity',
      'fix',
      'url',
      'package',
      'will_not_fix',
      'willNotFix',
      'feed',
      'description',
    ),
    ...scalars('package_name', 'package_version', 'package_type', 'package_path', 'feed_group'),
    ...scalars('packageName', 'packageVersion', 'packageType', 'packagePath', 'feedGroup'),
    ...scalars('vulnerabilityId', 'detectedAt', 'fixAvailable', 'link', 'cves', 'nvdCvssBaseScore'),
    nvd_data: SCORES,
    nvdData: SCORES,
    vendor_data: SCORES,
    vendorData: SCORES,
  },
}
const RESULT: Shape = {
  as: 'result',
  members: {
    ...scalars('gate', 'triggerId', 'triggerName', 'trigger', 'status', 'action', 'description', 'message'),
    ...scalars('tag', 'whitelisted', 'allowlisted'),
  },
}
const IMAGE = scalars(
  'imageDigest',
  'image_digest',
  'imageFullTag',
  'digest',
  'tag',
  'evaluatedTag',
  'fullTag',
)

/** The wanted parts of each of Anchore's reports. */
export const SHAPES = {
  'anchore-vulns': {
    as: 'report',
    members: {
      ...IMAGE,
      vulnerabilities: ROW,
      securityEvaluation: ROW,
      metadata: { members: { ...IMAGE, ...scalars('repository') } },
    },
  },
  'anchore-list': ROW,
  'anchore-policy': {
    as: 'report',
    members: {
      ...IMAGE,
      ...scalars('lastEvaluation'),
      detail: RESULT,
      evaluations: {
        members: { ...scalars('evaluationTime'), details: { members: { findings: RESULT } }, detail: RESULT },
      },
    },
  },
  // [{digest: {tag: [{detail: {result: {result: {image id: {result: {rows}}}}}}]}}]
  'anchore-enterprise-policy-check': {
    each: {
      each: {
        as: 'report',
        members: {
          ...scalars('last_evaluation'),
          detail: {
            members: {
              result: {
                members: {
                  ...scalars('image_digest', 'tag'),
                  result: {
                    each: {
                      members: {
                        result: { members: { header: SCALAR, rows: { as: 'tuple', tuple: true } } },
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
  },
} satisfies Record<string, Shape>

export type AnchoreFormat = keyof typeof SHAPES
