import { readFileSync } from 'node:fs'

interface Trivy {
  Results: { Target: string; Vulnerabilities?: Record<string, unknown>[] }[]
}

/** A report of Trivy as it prints one, with as many vulnerabilities as asked: those of a real report, under names of their own. */
export function trivyReport(count: number): string {
  const path = 'lib/formats/trivy/goldens/scb-juice-shop-v10.2.0.json'
  const real = JSON.parse(readFileSync(path, 'utf8')) as Trivy
  const found = real.Results.flatMap(({ Vulnerabilities = [] }) => Vulnerabilities)
  const [result] = real.Results.filter(({ Vulnerabilities = [] }) => Vulnerabilities.length > 0)
  const vulnerabilities = Array.from({ length: count }, (_, i) => {
    const name = `package-${i % 5000}`
    return {
      ...found[i % found.length],
      VulnerabilityID: `CVE-2026-${10_000 + i}`,
      PkgName: name,
      PkgID: `${name}@1.${i % 7}.0`,
    }
  })
  return JSON.stringify({ ...real, Results: [{ ...result, Vulnerabilities: vulnerabilities }] }, null, 2)
}
