import { readFileSync } from 'node:fs'

interface Bench {
  start: number
  end: number
  tests: { results: { id: string; result: string; items?: string[] }[] }[]
}

/**
 * A real docker-bench report of 117 checks, on another day: `churn` of the checks without items say the other thing than on the day
 * before, one after the other, so that each day differs from the last by just as many.
 * @param day counted from the first
 */
export function benchReport(day: number, churn: number): string {
  const report = JSON.parse(readFileSync('demo/reports/docker-bench/lab-default.json', 'utf8')) as Bench
  report.start += day * 86_400
  report.end += day * 86_400
  const plain = report.tests
    .flatMap(({ results }) => results)
    .filter(({ items, result }) => !items && ['PASS', 'WARN'].includes(result))
  for (let turn = 0; turn < day * churn; turn++) {
    const check = plain[turn % plain.length]
    if (check) check.result = check.result === 'PASS' ? 'WARN' : 'PASS'
  }
  return JSON.stringify(report)
}
