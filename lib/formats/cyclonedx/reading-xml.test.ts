import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { cyclonedxXml } from './cyclonedx-xml'

const bom = (content: string, version = '1.5') =>
  `<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/${version}" xmlns:v="http://cyclonedx.org/schema/ext/vulnerability/1.0" serialNumber="urn:uuid:1" version="1">${content}</bom>`
const component = (inner = '', ref = 'bom-ref="r1"') =>
  `<component type="library" ${ref}><group>org.apache</group><name>log4j-core</name><version>2</version><purl>pkg:maven/org.apache/log4j-core@2</purl>${inner}</component>`
const read = async (content: string, version?: string) => {
  const { observations, ...rest } = await readFormat(cyclonedxXml, bom(content, version))
  return {
    ...rest,
    observations,
    rows: observations.filter(({ vulnerability, vex }) => vulnerability ?? vex),
  }
}

test('what XML says of a flaw is what JSON says of it', async () => {
  const flaw = `<vulnerabilities><vulnerability><id>CVE-2021-44228</id><source><name>NVD</name><url>https://x/y</url></source><references><reference><id>GHSA-2345-6789-cfgh</id></reference></references><ratings><rating><source><name>NVD</name></source><score>10.0</score><severity>critical</severity><vector>CVSS:3.1/AV:N</vector></rating></ratings><published>2021-12-10T00:00:00Z</published><affects><target><ref>r1</ref><versions><version><version>2</version><status>affected</status></version></versions></target></affects></vulnerability></vulnerabilities>`
  const { rows } = await read(`<components>${component()}</components>${flaw}`)
  expect(rows.map(({ subject, severity, vulnerability }) => [subject, severity, vulnerability])).toEqual([
    [
      'CVE-2021-44228 pkg:maven/org.apache/log4j-core@2',
      'critical',
      expect.objectContaining({
        aliases: ['GHSA-2345-6789-cfgh'],
        severitySource: 'nvd',
        url: 'https://x/y',
        publishedAt: '2021-12-10T00:00:00Z',
        ratings: [{ source: 'nvd', severity: 'critical', score: 10, vector: 'CVSS:3.1/AV:N' }],
      }),
    ],
  ])
})

test('the extension before 1.4 is read at the end of the document and inside a component', async () => {
  const flaw = (ref: string) =>
    `<v:vulnerabilities><v:vulnerability ref="${ref}"><v:id>CVE-2018-7489</v:id><v:source name="vulnerabilities:debian:10"/><v:ratings><v:rating><v:score><v:base>9.8</v:base></v:score><v:severity>High</v:severity></v:rating></v:ratings></v:vulnerability></v:vulnerabilities>`
  const outside = await read(`<components>${component()}</components>${flaw('r1')}`, '1.2')
  const inside = await read(`<components>${component(flaw('urn:uuid:random'), '')}</components>`, '1.2')
  expect(inside.rows.map(({ subject, severity }) => [subject, severity])).toEqual([
    ['CVE-2018-7489 pkg:maven/org.apache/log4j-core@2', 'high'],
  ])
  expect(outside.rows.map(({ vulnerability }) => vulnerability)).toEqual(
    inside.rows.map(({ vulnerability }) => vulnerability),
  )
  expect(inside.rows[0]?.vulnerability?.severitySource).toBe('debian')
})

test("a flaw inside a nested component is that one's, not its parent's", async () => {
  const flaw =
    '<v:vulnerabilities><v:vulnerability ref="x"><v:id>CVE-1-2345</v:id></v:vulnerability></v:vulnerabilities>'
  const outer = `<component type="application" bom-ref="o"><name>app</name><version>1</version><components>${component(flaw, '')}</components></component>`
  const { rows } = await read(`<components>${outer}</components>`, '1.2')
  expect(rows.map(({ vulnerability }) => vulnerability?.package.name)).toEqual(['org.apache:log4j-core'])
})

test('its own word that it is none, another document, and no word at all', async () => {
  const flaw = (state: string, ref: string) =>
    `<vulnerabilities><vulnerability><id>CVE-2021-44228</id><analysis><state>${state}</state></analysis><affects><target><ref>${ref}</ref></target></affects></vulnerability></vulnerabilities>`
  expect(
    (await read(`<components>${component()}</components>${flaw('not_affected', 'r1')}`)).rows[0]?.result,
  ).toBe('informational')
  expect((await read(flaw('not_affected', 'urn:cdx:1/1#r1'))).rows[0]?.vex).toMatchObject({
    product: 'urn:cdx:1/1',
    component: 'r1',
    status: 'not_affected',
  })
  expect(codesOf(await read(`<components>${component()}</components>`))).toEqual(['not_assessed'])
})
