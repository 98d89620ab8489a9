import { checks } from './checks/checks'
import { type Outcome, sum, summary } from './checks/outcome'
import { command } from './lib/command'
import { toStdout } from './lib/log'
import { PlainError } from './lib/plain-error'
import { duration } from './lib/step'

/** Runs every check, or only those that are named: `npm test -- unit integration`. Its last line is the summary. */
await command(async () => {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
  if (unknown.length > 0) {
    throw new PlainError(
      `There is no check "${unknown[0]}". There are: ${checks.map(({ name }) => name).join(', ')}`,
    )
  }
  const lines: string[] = []
  const outcomes: Outcome[] = []
  for (const { name, what, run } of checks) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    toStdout(`\n── ${name}: ${what} ──`)
    const began = performance.now()
    const outcome = await run()
    outcomes.push(outcome)
    lines.push(
      `${outcome.failed === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${summary(outcome)} (${duration(performance.now() - began)})`,
    )
  }
  const total = sum(outcomes)
  toStdout(`\n${lines.join('\n')}\n`)
  toStdout(summary(total))
  return total.failed === 0 && total.passed > 0 ? 0 : 1
})
