import { SCALAR, type Shape, scalars } from '../json/shape'

const TEXT: Shape = { members: scalars('text') }
const COMPONENT: Shape = {
  members: {
    ...scalars('name', 'version', 'semanticVersion'),
    rules: {
      as: 'rule',
      members: {
        ...scalars('id', 'name', 'helpUri'),
        shortDescription: TEXT,
        help: TEXT,
        defaultConfiguration: { members: scalars('level', 'enabled') },
        messageStrings: { each: TEXT },
        properties: { members: scalars('security-severity', 'cvssv3_baseScore', 'cvssv3_vector') },
      },
    },
  },
}
const RESULT: Shape = {
  as: 'result',
  members: {
    ...scalars('ruleId', 'ruleIndex', 'kind', 'level', 'baselineState'),
    rule: { members: { ...scalars('id', 'index'), toolComponent: { members: scalars('index') } } },
    message: { members: scalars('text', 'id', 'arguments') },
    locations: {
      members: {
        physicalLocation: {
          members: {
            artifactLocation: { members: scalars('uri', 'index') },
            region: { members: scalars('startLine') },
          },
        },
        logicalLocations: { members: scalars('fullyQualifiedName', 'name') },
      },
    },
    fingerprints: { each: SCALAR },
    partialFingerprints: { each: SCALAR },
    suppressions: { members: scalars('kind', 'status', 'justification') },
  },
}

/** The wanted parts of a log. Snippets of code are never read. */
export const SHAPES = {
  'sarif-2.1.0': {
    as: 'log',
    members: {
      ...scalars('version'),
      runs: {
        as: 'run',
        members: {
          tool: { members: { driver: COMPONENT, extensions: COMPONENT } },
          invocations: {
            members: {
              ...scalars('executionSuccessful', 'endTimeUtc', 'startTimeUtc'),
              ruleConfigurationOverrides: {
                members: {
                  configuration: { members: scalars('level') },
                  descriptor: { members: scalars('id', 'index') },
                },
              },
            },
          },
          properties: { members: scalars('imageName', 'repoTags', 'repoDigests', 'imageID') },
          artifacts: { as: 'artifact', members: { location: { members: scalars('uri') } } },
          results: RESULT,
        },
      },
    },
  },
} satisfies Record<string, Shape>
