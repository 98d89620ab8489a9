import { readFileSync } from 'node:fs'
import { random } from './random'

interface Bench {
  start: number
  end: number
  tests: { results: { id: string; result: string; items?: string[] }[] }[]
}

const KINDS = ['lab-default', 'lab-hardened', 'lab-hardened', 'lab-no-containers']
/** Share of the checks without items in which hosts of one kind differ. */
const APART = 0.15

const known: string[] = []
function reports(): string[] {
  if (known.length === 0)
    known.push(...KINDS.map((kind) => readFileSync(`demo/reports/docker-bench/${kind}.json`, 'utf8')))
  return known
}

/**
 * What docker-bench says of one of many hosts on a day: a real report in which each host differs from others of its kind in checks
 * of its own, and in one more with each day (1 % churn). The same in every run.
 */
export function hostReport(host: number, day: number): string {
  const report = JSON.parse(reports()[host % KINDS.length] ?? '') as Bench
  const chance = random(host + 1)
  const plain = report.tests
    .flatMap(({ results }) => results)
    .filter(({ items, result }) => !items && ['PASS', 'WARN'].includes(result))
  const turn = (check: (typeof plain)[number] | undefined) => {
    if (check) check.result = check.result === 'PASS' ? 'WARN' : 'PASS'
  }
  for (const check of plain) if (chance() < APART) turn(check)
  for (let n = 0; n < day; n++) turn(plain[Math.floor(chance() * plain.length)])
  return JSON.stringify(report)
}
