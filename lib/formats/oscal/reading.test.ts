import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { codesOf, readFormat } from '../testing/read-format'
import { oscal } from './oscal'

const finding = (state: string, id = 'ac-2_obj.a') => ({
  uuid: 'u',
  title: 'Ought',
  target: { type: 'objective-id', 'target-id': id, status: { state } },
})
const observation = (value: string, more: object = {}) => ({
  uuid: 'o',
  description: 'd',
  props: [
    { name: 'idref', value: 'rule_x' },
    { name: 'result', value },
  ],
  collected: '2024-01-02T00:00:00Z',
  ...more,
})
const document = (result: object) => ({
  'assessment-results': {
    uuid: 'x',
    metadata: { 'last-modified': '2024-01-01T00:00:00Z', 'oscal-version': '1.1.2' },
    results: [{ uuid: 'r', title: 't', start: '2024-01-01T00:00:00Z', ...result }],
  },
})
const read = (result: object) => readFormat(oscal, JSON.stringify(document(result)))

test('a finding judges the control of its objective', async () => {
  const { observations, end } = await read({
    findings: [finding('satisfied'), finding('not-satisfied', 'ac-2_smt.b'), finding('odd', 'ac-3')],
  })
  expect(
    observations.map(({ check, subject, result }) => [check.name, check.known, subject, result]),
  ).toEqual([
    ['oscal/control/ac-2', false, 'ac-2_obj.a', 'pass'],
    ['oscal/control/ac-2', false, 'ac-2_smt.b', 'fail'],
    ['oscal/control/ac-3', false, '', 'error'],
  ])
  expect(end.counts).toEqual({ items: 3, byResult: { satisfied: 1, 'not-satisfied': 1, odd: 1 } })
})

test('a rule that is written as an observation has its result, for each subject its own', async () => {
  const subjects = ['one', 'two'].map((title, index) => ({
    title,
    props: [{ name: 'result', value: index === 0 ? 'pass' : 'fail' }],
  }))
  const { observations } = await read({
    observations: [
      observation('pass'),
      observation('fail', { props: [{ name: 'idref', value: 'rule_y' }], subjects }),
    ],
  })
  expect(observations.map(({ check, subject, result }) => [check.name, subject, result])).toEqual([
    ['oscal/rule/rule_x', '', 'pass'],
    ['oscal/rule/rule_y', 'one', 'pass'],
    ['oscal/rule/rule_y', 'two', 'fail'],
  ])
})

test('what the profile did not select says nothing', async () => {
  const read1 = await read({ observations: [observation('notselected')] })
  expect([read1.observations, codesOf(read1)]).toEqual([[], ['not_selected', 'nothing_scanned']])
})

test('bare results are read as wrapped ones, and YAML as JSON', async () => {
  const whole = document({ findings: [finding('satisfied')], observations: [observation('fail')] })
  const json = await readFormat(oscal, JSON.stringify(whole))
  const bare = await readFormat(oscal, JSON.stringify({ results: whole['assessment-results'].results }))
  const yaml = await readFormat(oscal, stringify(whole))
  const plain = ({ observations }: typeof json) => observations.map(({ at: _, ...rest }) => rest)
  expect(plain(bare)).toEqual(plain(json))
  expect(plain(yaml)).toEqual(plain(json))
  expect(yaml.header).toEqual(json.header)
})

test('YAML with aliases, of two documents, or broken is refused with the reason', async () => {
  const begin = 'assessment-results:\n'
  await expect(readFormat(oscal, `${begin}  a: &x [1]\n  b: *x\n`)).rejects.toMatchObject({
    code: 'broken_yaml',
  })
  await expect(readFormat(oscal, `${begin}  a: 1\n---\nb: 1\n`)).rejects.toMatchObject({
    code: 'several_reports',
  })
  await expect(readFormat(oscal, `${begin}  a: [1\n  b: {\n`)).rejects.toMatchObject({
    code: 'broken_yaml',
    at: expect.stringMatching(/^line \d+$/),
  })
  await expect(readFormat(oscal, `${begin}  a: ${'['.repeat(5000)}`)).rejects.toMatchObject({
    code: expect.stringMatching(/broken_yaml|too_deep/),
  })
})

test('XML says what the same results say as JSON', async () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<assessment-results xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="x">
  <metadata><title>t</title><last-modified>2024-01-01T00:00:00Z</last-modified><oscal-version>1.1.2</oscal-version></metadata>
  <result uuid="r"><title>t</title><start>2024-01-01T00:00:00Z</start>
    <observation uuid="o"><description><p>d</p></description><prop name="idref" value="rule_x"/><prop name="result" value="fail"/><collected>2024-01-02T00:00:00Z</collected></observation>
    <finding uuid="u"><title>Ought</title><target type="objective-id" target-id="ac-2_obj.a"><status state="not-satisfied"/></target></finding>
  </result>
</assessment-results>`
  const said = ({ header, observations, end }: Awaited<ReturnType<typeof readFormat>>) => ({
    header,
    observations: observations.map(({ at: _, ...observation }) => observation),
    counts: end.counts,
  })
  const json = await read({ observations: [observation('fail')], findings: [finding('not-satisfied')] })
  expect(said(await readFormat(oscal, xml))).toEqual(said(json))
})
