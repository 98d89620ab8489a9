import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { stableRuleId } from './stable-rule-id'
import { xccdf } from './xccdf'

const NS = 'http://checklists.nist.gov/xccdf/1.2'
const rule = (id: string, title: string) =>
  `<Group id="g"><Rule id="${id}" severity="high"><title>${title}</title><description>long</description></Rule></Group>`
const row = (id: string, result: string, more = '', attributes = '') =>
  `<rule-result idref="${id}" ${attributes}><result>${result}</result>${more}</rule-result>`
const run = (
  rows: string,
  more = '<target>web-1</target>',
  attributes = 'end-time="2026-11-22T02:59:29+00:00"',
) =>
  `<TestResult xmlns="${NS}" id="t" ${attributes}><profile idref="standard"/>${more}${rows}<score system="urn:xccdf:scoring:default">35.3</score></TestResult>`
const benchmark = (content: string, prefix = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a -->\n<Benchmark xmlns="${NS}" id="b"><title>B</title>${prefix}${content}</Benchmark>`
const read = (text: string) => readFormat(xccdf, text)

test('a result has the title and severity of its rule', async () => {
  const { observations, header } = await read(
    benchmark(
      rule('r1', 'Install <b>AIDE</b> &amp; run it') +
        run(row('r1', 'fail', '<message>m1</message><message>m2</message>')),
    ),
  )
  expect(
    observations.map(({ check, result, severity, detail }) => [check.title, result, severity, detail]),
  ).toEqual([['Install AIDE & run it', 'fail', 'high', 'm1; m2']])
  expect(header).toMatchObject({ name: 'web-1', printedAt: '2026-11-22T02:59:29Z', edition: 'b' })
})

test('each result is what it means; what was not selected says nothing', async () => {
  const words = [
    'pass',
    'fixed',
    'fail',
    'error',
    'unknown',
    'notapplicable',
    'notchecked',
    'informational',
    'new',
    'notselected',
  ]
  const read1 = await read(run(words.map((word) => row(word, word)).join('')))
  expect(read1.observations.map(({ result }) => result)).toEqual([
    'pass',
    'pass',
    'fail',
    'error',
    'error',
    'not_applicable',
    'not_checked',
    'informational',
    'error',
  ])
  expect([read1.end.counts.items, codesOf(read1)]).toEqual([10, ['not_selected']])
})

test('prefixes and version 1.1 do not matter, another namespace does', async () => {
  const scc = `<cdf:Benchmark xmlns:cdf="${NS}" id="b"><cdf:Rule id="SV-230221r743913_rule" severity="high"><cdf:title>T</cdf:title></cdf:Rule><cdf:TestResult id="t"><cdf:target>X</cdf:target><cdf:rule-result idref="SV-230221r743913_rule"><cdf:result>fail</cdf:result></cdf:rule-result></cdf:TestResult></cdf:Benchmark>`
  expect((await read(scc)).observations.map(({ check }) => [check.name, check.title])).toEqual([
    ['openscap/SV-230221', 'T'],
  ])
  expect((await read(scc.replace('xccdf/1.2', 'xccdf/1.1'))).observations).toHaveLength(1)
  await expect(read(scc.replace('xccdf/1.2', 'xccdf/9'))).rejects.toMatchObject({ code: 'not_a_report' })
})

test('ARF is read, without the characteristics of the system', async () => {
  const arf = `<arf:asset-report-collection xmlns:arf="http://scap.nist.gov/schema/asset-reporting-format/1.1">
<arf:report-requests><arf:report-request><arf:content><data-stream-collection><component>${benchmark(rule('r1', 'One')).replace(/^[\s\S]*?<Benchmark/, '<Benchmark')}</component></data-stream-collection></arf:content></arf:report-request></arf:report-requests>
<arf:reports><arf:report id="xccdf1"><arf:content>${run(row('r1', 'pass'))}</arf:content></arf:report><arf:report><arf:content><oval_results><account>root:SECRET</account></oval_results></arf:content></arf:report></arf:reports></arf:asset-report-collection>`
  const read1 = await read(arf)
  expect([
    read1.header.format,
    read1.observations.map(({ check, result, at }) => [check.title, result, at.line]),
  ]).toEqual(['arf', [['One', 'pass', 3]]])
  expect(JSON.stringify(read1)).not.toContain('SECRET')
})

test('an override holds, and what it replaced is told', async () => {
  const override =
    '<override time="2020-01-01T00:00:00" authority="Bob"><old-result>fail</old-result><new-result>pass</new-result><remark>tested by hand</remark></override>'
  const { observations } = await read(run(row('r1', 'pass', override)))
  expect(observations.map(({ result, detail }) => [result, detail])).toEqual([
    ['pass', 'overridden, was fail, by Bob: tested by hand'],
  ])
})

test('one rule on several instances is several findings', async () => {
  const { observations } = await read(
    run(row('r1', 'pass', '<instance>/a</instance>') + row('r1', 'fail', '<instance>/b</instance>')),
  )
  expect(observations.map(({ subject, result }) => [subject, result])).toEqual([
    ['/a', 'pass'],
    ['/b', 'fail'],
  ])
})

test('results of several hosts are each host its own; of one host the last counts', async () => {
  const two = await read(
    benchmark(
      run(row('r1', 'fail')) + run(row('r1', 'pass'), '<target>web-2</target>') + run(row('r1', 'pass')),
    ),
  )
  expect([two.header.name, two.assets.map(({ name }) => name)]).toEqual(['web-1', ['web-2']])
  expect(two.observations.map(({ asset, result }) => [asset, result])).toEqual([
    [undefined, 'pass'],
    [0, 'pass'],
  ])
  expect(codesOf(two)).toEqual(['several_runs'])
})

test('nothing applicable is no compliance; a benchmark without results is refused', async () => {
  expect(codesOf(await read(run(row('a', 'notapplicable') + row('b', 'notapplicable'))))).toEqual([
    'all_not_applicable',
  ])
  expect(codesOf(await read(run('')))).toEqual(['nothing_scanned'])
  await expect(read(benchmark(rule('r1', 'x')))).rejects.toMatchObject({ code: 'no_results' })
})

test('a time without zone is not taken for an instant', async () => {
  const read1 = await read(run(row('a', 'pass'), '<target>x</target>', 'end-time="2021-12-17T10:30:58"'))
  expect([read1.header.printedAt, codesOf(read1)]).toEqual([undefined, ['time_without_zone']])
})

test('document types, entities and other encodings are refused, not expanded', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE TestResult [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]>${run(row('r1', '&x;'))}`
  await expect(read(bomb)).rejects.toMatchObject({ code: 'doctype_not_read' })
  await expect(read(run(row('r1', '&x;')))).rejects.toMatchObject({
    code: 'broken_xml',
    at: expect.stringMatching(/^line \d+$/),
  })
  await expect(read(`<?xml version="1.0" encoding="ISO-8859-1"?>${run('')}`)).rejects.toMatchObject({
    code: 'encoding_not_read',
  })
  const deep = `${run('').slice(0, -'</TestResult>'.length)}${'<a>'.repeat(600)}`
  await expect(read(deep)).rejects.toMatchObject({ code: 'too_deep' })
})

test('a long line is read like many lines', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => row(`r${index}`, 'pass'))
  const one = await read(run(rows.join('')))
  const many = await read(run(rows.join('\n')))
  expect(one.observations.length).toBe(3000)
  expect(many.observations.map(({ check }) => check.name)).toEqual(
    one.observations.map(({ check }) => check.name),
  )
})

test('rules of the guide are the same in every product, those of DISA in every revision', () => {
  expect(stableRuleId('xccdf_org.ssgproject.content_rule_accounts_tmout')).toBe('ssg/accounts_tmout')
  expect(stableRuleId('xccdf_mil.disa.stig_rule_SV-230221r743913_rule')).toBe('SV-230221')
})
