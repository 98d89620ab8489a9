import { describe, expect, test } from 'vitest'
import { goldensOf } from '../testing/golden-suite'
import { attempt, hostileSuite } from '../testing/hostile-suite'
import { codesOf, readFormat } from '../testing/read-format'
import { trivy } from './trivy'

const SMALL = [
  'am-trivy_result.json',
  'compliance-all.json',
  'defectdojo-license_scheme.json',
  'defectdojo-misconfigurations_and_secrets.json',
  'defectdojo-scheme_2_many_vulns.json',
  'scb-k8s-unexpected-attribute.json',
  'upstream-alpine-39-skip.json',
  'upstream-convert-npm-with-suppressed.json',
]
hostileSuite({
  format: trivy,
  seeds: Object.fromEntries(SMALL.map((name) => [name, goldensOf(import.meta.url).read(name)])),
})

describe('what is no report of Trivy is refused', () => {
  test.each([
    '',
    ' ',
    'null',
    '[]',
    '{}',
    '{"matches":[]}',
    'hello',
    '[{"a":1}]',
    '{"SchemaVersion":3,"Results":[]}',
  ])('%j', async (text) => {
    expect(await attempt(trivy, text)).toBeNull()
  })
})

describe('JSON that is odd', () => {
  const report = (results: string) => `{"SchemaVersion":2,"ArtifactName":"a:1","Results":${results}}`
  const vulnerability =
    '{"VulnerabilityID":"CVE-2024-1","PkgName":"a","InstalledVersion":"1","Severity":"HIGH"}'

  test('10,000 levels deep is refused with its place', async () => {
    const begin = report('').slice(0, -1)
    await expect(readFormat(trivy, begin + '['.repeat(10_000))).rejects.toMatchObject({ code: 'too_deep' })
  })

  test('a name that stands twice is told, and neither list is lost', async () => {
    const lists = `"Vulnerabilities":[${vulnerability}],"Vulnerabilities":[${vulnerability.replace('-1"', '-2"')}]`
    const read = await readFormat(trivy, report(`[{"Target":"x","Class":"lang-pkgs","Type":"npm",${lists}}]`))
    expect(read.observations.map(({ vulnerability }) => vulnerability?.advisory)).toEqual([
      'CVE-2024-1',
      'CVE-2024-2',
    ])
    expect(codesOf(read)).toContain('duplicate_key')
  })

  test('numbers beyond all measure are no scores and no sizes', async () => {
    const scored = vulnerability.replace(
      '{',
      '{"CVSS":{"nvd":{"V3Score":1e999,"V3Vector":"x"}},"VendorSeverity":{"nvd":99},',
    )
    const read = await readFormat(
      trivy,
      report(`[{"Target":"x","Type":"npm","Class":"lang-pkgs","Vulnerabilities":[${scored}]}]`),
    )
    expect(read.observations[0]?.vulnerability?.ratings).toEqual([{ source: 'nvd', vector: 'x' }])
  })

  test('a word of severity that is none is counted as printed', async () => {
    const odd = vulnerability.replace('HIGH', '__proto__')
    const read = await readFormat(
      trivy,
      report(`[{"Target":"x","Class":"lang-pkgs","Type":"npm","Vulnerabilities":[${odd}]}]`),
    )
    expect(Object.entries(read.end.counts.bySeverity ?? {})).toEqual([['__proto__', 1]])
    expect(read.observations[0]?.check.name).toBe('trivy/vuln.unknown')
  })

  test('log lines that a shell mixed in before the JSON are passed over', async () => {
    const text = report(
      `[{"Target":"x","Class":"lang-pkgs","Type":"npm","Vulnerabilities":[${vulnerability}]}]`,
    )
    const log = '2026-01-01T00:00:00Z\tINFO\t[vuln] Vulnerability scanning is enabled\n[note] x\n'
    const read = await readFormat(trivy, log + text)
    expect(read.observations[0]?.at).toMatchObject({ line: 3, pointer: '/Results/0/Vulnerabilities/0' })
  })
})

describe('size', () => {
  async function* many(rows: number, row: (index: number) => string): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder()
    yield encoder.encode(
      '{"SchemaVersion":2,"ArtifactName":"a:1","ArtifactType":"container_image","Results":[{"Target":"a","Class":"lang-pkgs","Type":"npm","Vulnerabilities":[{"VulnerabilityID":"CVE-2020-1","PkgName":"first"}',
    )
    for (let index = 0; index < rows; index += 1) yield encoder.encode(`,${row(index)}`)
    yield encoder.encode(']}]}')
  }

  test('50 MB in one line are read with memory in proportion to the findings', async () => {
    const text = 'd'.repeat(5000)
    const row = (index: number) =>
      `{"VulnerabilityID":"CVE-2024-${10_000 + index}","PkgName":"p${index}","InstalledVersion":"1.0.0","Severity":"LOW","Description":"${text}"}`
    const before = process.memoryUsage().rss
    let observations = 0
    let items = 0
    for await (const event of trivy.parse(many(10_000, row), {})) {
      if (event.type === 'observations') for (const _ of event.observations) observations += 1
      if (event.type === 'end') items = event.counts.items
    }
    expect([observations, items]).toEqual([10_001, 10_001])
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  }, 60_000)

  test('more findings than any scan has are refused', async () => {
    const rows = '{"VulnerabilityID":"CVE-2024-1","PkgName":"p"},'.repeat(999)
    const row = () => `${rows}{}`
    const events = trivy.parse(many(1_000_000, row), {})
    await expect(events.next()).rejects.toMatchObject({ code: 'too_many_findings' })
  }, 60_000)

  test('more values than one finding has are refused', async () => {
    const row = () => `{"VulnerabilityID":"CVE-2024-1","PkgName":"p","References":[${'1,'.repeat(300_000)}1]}`
    const events = trivy.parse(many(1, row), {})
    await expect(events.next()).rejects.toMatchObject({ code: 'too_many_values' })
  }, 60_000)
})
