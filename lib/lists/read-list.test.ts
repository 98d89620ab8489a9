import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readList } from './read-list'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readList(bytes(text))

const KEV = {
  title: 'CISA Catalog of Known Exploited Vulnerabilities',
  catalogVersion: '2026.11.20',
  dateReleased: '2026-11-20T15:00:00.0000Z',
  count: 2,
  vulnerabilities: [
    {
      cveID: 'CVE-2021-44228',
      vulnerabilityName: 'Apache Log4j2',
      dateAdded: '2021-12-10',
      dueDate: '2021-12-24',
    },
    { cveID: 'CVE-2024-3094', vulnerabilityName: 'xz', dateAdded: '2024-04-01', dueDate: '' },
  ],
}
const HEADER =
  'cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate'

describe("CISA's catalogue", () => {
  it('is read as JSON', () => {
    expect(read(JSON.stringify(KEV))).toEqual({
      list: 'kev',
      publishedAt: new Date('2026-11-20T15:00:00Z'),
      entries: [
        { cve: 'CVE-2021-44228', title: 'Apache Log4j2', since: '2021-12-10', due: '2021-12-24' },
        { cve: 'CVE-2024-3094', title: 'xz', since: '2024-04-01' },
      ],
    })
  })

  it('is read as CSV, with quoted cells of several lines', () => {
    const text = `\uFEFF${HEADER}\r\nCVE-2021-44228,Apache,Log4j2,"Log4j2, ""Log4Shell""",2021-12-10,"one\ntwo",Patch,2021-12-24\r\n`
    expect(read(text)).toMatchObject({
      list: 'kev',
      entries: [
        { cve: 'CVE-2021-44228', title: 'Log4j2, "Log4Shell"', since: '2021-12-10', due: '2021-12-24' },
      ],
    })
  })

  it('is refused where it is not whole', () => {
    expect(() => read(JSON.stringify({ ...KEV, count: 3 }))).toThrow(/not whole/)
    expect(() => read(JSON.stringify(KEV).slice(0, -20))).toThrow(/no JSON/)
  })
})

describe("FIRST's scores", () => {
  const EPSS =
    '#model_version:v2025.03.14,score_date:2026-11-20T12:55:00+0000\ncve,epss,percentile\nCVE-1999-0001,0.01041,0.76582\nCVE-2021-44228,0.94358,0.99957\n'
  it('are read with their date', () => {
    expect(read(EPSS)).toEqual({
      list: 'epss',
      publishedAt: new Date('2026-11-20T12:55:00Z'),
      entries: [
        { cve: 'CVE-1999-0001', score: 0.01041, percentile: 0.76582 },
        { cve: 'CVE-2021-44228', score: 0.94358, percentile: 0.99957 },
      ],
    })
  })

  it.each([
    ['a score that is none', 'CVE-2021-44228,1.5,0.9', 'line 5'],
    ['no score', 'CVE-2021-44228,,0.9', 'line 5'],
    ['an id that is none', 'CVX-1,0.5,0.9', 'line 5'],
  ])('are refused with the line for %s', (_, row, at) => {
    expect(() => read(`${EPSS}${row}\n`)).toThrow(expect.objectContaining({ code: 'broken_list', at }))
  })
})

describe('the exports of CNNVD and CNVD', () => {
  const CNNVD = `<?xml version="1.0" encoding="UTF-8"?>
<cnnvd cnnvd_xml_version="4.0" pub_date="2026-11-01">
 <entry><name>Apache Log4j 代码问题漏洞</name><vuln-id>CNNVD-202112-799</vuln-id><severity>超危</severity>
  <vuln-descript>See CVE-2000-0001 &amp; more</vuln-descript><other-id><cve-id>CVE-2021-44228</cve-id><bugtraq-id/></other-id></entry>
 <entry><name>无 CVE</name><vuln-id>CNNVD-202112-800</vuln-id><other-id><cve-id></cve-id></other-id></entry>
</cnnvd>`
  it('give the ids that belong together, not those of the text', () => {
    expect(read(CNNVD)).toEqual({
      list: 'cnnvd',
      publishedAt: new Date('2026-11-01'),
      entries: [
        {
          cve: 'CVE-2021-44228',
          other_id: 'CNNVD-202112-799',
          title: 'Apache Log4j 代码问题漏洞',
          severity: '超危',
        },
      ],
    })
    const cnvd =
      '<vulnerabilitys><vulnerability><number>CNVD-2021-95914</number><cves><cve><cveNumber>CVE-2021-44228</cveNumber></cve></cves><title>Log4j</title><serverity>高</serverity></vulnerability></vulnerabilitys>'
    expect(read(cnvd)).toMatchObject({
      list: 'cnvd',
      entries: [{ cve: 'CVE-2021-44228', other_id: 'CNVD-2021-95914', title: 'Log4j', severity: '高' }],
    })
  })

  it('are read as a table of ids as well', () => {
    expect(
      read('cnvd_id,cve,title\nCNVD-2021-95914,CVE-2021-44228,Log4j\nCNVD-2021-1,,none\n'),
    ).toMatchObject({
      list: 'cnvd',
      entries: [{ cve: 'CVE-2021-44228', other_id: 'CNVD-2021-95914' }],
    })
  })

  it('are refused with the line where they break off, name no id, or bring a document type', () => {
    expect(() => read(CNNVD.slice(0, 400))).toThrow(expect.objectContaining({ code: 'broken_list' }))
    expect(() => read(CNNVD.replace('CNNVD-202112-799', 'x'))).toThrow(
      expect.objectContaining({ at: 'line 4' }),
    )
    expect(() => read(`<!DOCTYPE a [<!ENTITY b "c">]>${CNNVD.slice(39)}`)).toThrow(/Document types/)
  })
})

describe('half a table', () => {
  it.each([
    ['a row that breaks off', `${HEADER}\nCVE-2021-44228,a,b,c,2021-12-10,d,e,f\nCVE-2022-2296`, 'line 3'],
    ['a score that breaks off', 'cve,epss,percentile\nCVE-2021-44228,0.9,0.9\nCVE-2021-44229,0.94,0.9', null],
  ])('is refused for %s, though what there is of it could be read', (_, text, at) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'broken_list', at }))
    expect(() => read(text)).toThrow(/not whole/)
  })
})

it('keeps words as they can be stored, and no day that there never was', () => {
  const wide = `${'x'.repeat(499)}\u{1F600}`
  const named = (name: string) =>
    read(`${HEADER}\nCVE-2021-44228,a,b,${name},2021-13-45,d,e,2021-02-30\n`).entries[0]
  expect(named('a\0b')).toEqual({ cve: 'CVE-2021-44228', title: 'a\u2400b' })
  expect(named(wide)?.title?.isWellFormed()).toBe(true)
  const json = JSON.stringify({
    vulnerabilities: [{ cveID: 'CVE-2021-44228', vulnerabilityName: 'a\ud800\0', dateAdded: '2021-02-30' }],
  })
  expect(read(json).entries).toEqual([{ cve: 'CVE-2021-44228', title: 'a\uFFFD\u2400' }])
})

it('stops reading where a small packed file unpacks to millions of rows', () => {
  const rows = 'CVE-2020-1234,0.1,0.1\n'.repeat(1_000_001)
  expect(() => read(`cve,epss,percentile\n${rows}`)).toThrow(
    expect.objectContaining({ code: 'list_too_large' }),
  )
})

it.each([
  ['', 'empty_list'],
  ['{}', 'unknown_list'],
  ['<bom/>', 'unknown_list'],
  ['a,b\n1,2\n', 'unknown_list'],
  ['cve,epss,percentile\n', 'empty_list'],
  ['cve,epss\n"CVE', 'broken_list'],
])('refuses %j by name', (text, code) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code }))
})

it('refuses what is not UTF-8', () => {
  expect(() => readList(new Uint8Array(gzipSync('cve,epss')))).toThrow(
    expect.objectContaining({ kind: 'broken' }),
  )
})

it.each(['<!DOCTYPE html><html><body>Access denied</body></html>', '\n<HTML>'])(
  'names a web page as one: %s',
  (page) => {
    expect(() => read(page)).toThrow(expect.objectContaining({ code: 'unknown_list' }))
  },
)
