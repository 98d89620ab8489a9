import { readFileSync } from 'node:fs'

interface Trivy {
  Results: { Target: string; Vulnerabilities?: Record<string, unknown>[] }[]
}

/** Members of a vulnerability that nothing is read from but links, and that make nine tenths of its bytes. */
const PROSE = ['Description', 'References', 'CVSS', 'VendorSeverity', 'CweIDs', 'Layer', 'DataSource']

/**
 * A report of Trivy as it prints one, with as many vulnerabilities as asked: those of a real report, under names of their own.
 * @param terse without what makes most of its bytes, as a template prints it: a hundred thousand are within what is taken
 */
export function trivyReport(count: number, { terse = false } = {}): string {
  const path = 'lib/formats/trivy/goldens/scb-juice-shop-v10.2.0.json'
  const real = JSON.parse(readFileSync(path, 'utf8')) as Trivy
  const found = real.Results.flatMap(({ Vulnerabilities = [] }) => Vulnerabilities)
  const [result] = real.Results.filter(({ Vulnerabilities = [] }) => Vulnerabilities.length > 0)
  const vulnerabilities = Array.from({ length: count }, (_, i) => {
    const name = `package-${i % 5000}`
    const real = Object.entries(found[i % found.length] ?? {})
    return {
      ...Object.fromEntries(terse ? real.filter(([member]) => !PROSE.includes(member)) : real),
      VulnerabilityID: `CVE-2026-${10_000 + i}`,
      PkgName: name,
      PkgID: `${name}@1.${i % 7}.0`,
    }
  })
  return JSON.stringify(
    { ...real, Results: [{ ...result, Vulnerabilities: vulnerabilities }] },
    null,
    terse ? 0 : 2,
  )
}
