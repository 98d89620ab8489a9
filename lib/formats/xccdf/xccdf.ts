import { xmlFormat } from '../xml/xml-format'
import { LEAF, texts, type XmlShape } from '../xml/xml-shape'
import { XccdfReader } from './read-results'

const RULE: XmlShape = { as: 'rule', members: texts('title') }
const GROUP: XmlShape = { members: { Rule: RULE } }
GROUP.members = { Rule: RULE, Group: GROUP }
const TEST_RESULT: XmlShape = {
  as: 'test-result',
  members: {
    ...texts('target', 'title'),
    benchmark: LEAF,
    profile: LEAF,
    'target-facts': { members: { fact: LEAF } },
    'rule-result': {
      as: 'rule-result',
      members: {
        ...texts('result', 'message', 'instance'),
        override: { members: texts('old-result', 'new-result', 'remark') },
      },
    },
  },
}
const BENCHMARK: XmlShape = {
  as: 'benchmark',
  members: { ...texts('title', 'version'), Rule: RULE, Group: GROUP, TestResult: TEST_RESULT },
}
/** Where OpenSCAP puts the content that was asked for, and the results. System characteristics are never read: they list accounts and ports. */
const ARF: XmlShape = {
  members: {
    'report-requests': {
      members: {
        'report-request': {
          members: {
            content: {
              members: {
                'data-stream-collection': { members: { component: { members: { Benchmark: BENCHMARK } } } },
                Benchmark: BENCHMARK,
              },
            },
          },
        },
      },
    },
    reports: {
      members: {
        report: { members: { content: { members: { TestResult: TEST_RESULT, Benchmark: BENCHMARK } } } },
      },
    },
  },
}

/** Results of XCCDF 1.1 and 1.2: in a benchmark, alone, and in an ARF report (OpenSCAP, SCC, the compliance operator). */
export const xccdf = xmlFormat({
  tool: 'openscap',
  title: 'XCCDF or ARF',
  formatOf({ local, attributes }) {
    if (local === 'asset-report-collection') return 'arf'
    const ours = /["']http:\/\/checklists\.nist\.gov\/xccdf\/1\.[12]["']/.test(attributes)
    return ours && (local === 'Benchmark' || local === 'TestResult') ? 'xccdf-results' : null
  },
  shape: { members: { Benchmark: BENCHMARK, TestResult: TEST_RESULT, 'asset-report-collection': ARF } },
  counts: 'byResult',
  reader: (_, tally, hints) => new XccdfReader(tally, hints),
})
