import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { fullCoverage } from './full-coverage'
import { parseReport } from './parse-report'

const full = async (path: string) => {
  const { observations, coverage } = await parseReport(new Uint8Array(readFileSync(path)), {})
  return fullCoverage({ observations, coverage }, loadCatalogue()).coverage.checks
}

it('what a tool lists counts as looked at, what it cannot know does not', async () => {
  const lynis = await full('lib/formats/lynis/goldens/debian12-lynis308-report.dat')
  expect(lynis).toContain('lynis/ACCT-9628')
  expect(lynis.filter((name) => name.startsWith('lynis/vuln.'))).toEqual([])
})

it('docker-bench is looked at whole', async () => {
  const checks = await full('demo/reports/docker-bench/lab-no-containers.json')
  expect(checks.filter((name) => name.startsWith('docker-bench/')).length).toBeGreaterThan(110)
})
