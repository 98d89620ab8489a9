import type { KeptFigure } from './support/kept-results'

const HEAD = `# Benchmarks

\`npm run bench\` measures all of this, \`npm run bench -- NAME\` one of it, with data that are the same in every run, and prints a JSON line for each
figure. Absolute times drift from machine to machine, so each figure has a reference that was measured in the same run, and the ratio
decides. CPU is what the kernel counts for the processes. The table is made from \`bench/results.jsonl\`, which \`npm run bench -- --keep\` writes.

Growth is measured with 50 tenants whose hosts differ from one another: 512 are handed in through the path of the API, and copied set by set
with every row that this wrote, but for the logs. \`--most 10000000\` goes up to ten million current states. Pages are called in one process
with the data they show, signing in and drawing left out, and warm; \`/NAME-time\` is the time of the same calls.
\`ingest-report\` is measured of a server that has taken some 5,000 reports, \`young-\` of one that has just begun.

A bar that does not hold is a promise that is not kept yet.

`

/** The page of the docs that shows what was measured last. */
export function benchmarksDoc(figures: readonly KeptFigure[]): string {
  const rows = figures.map(({ name, value, unit, reference, ratio, n, bar, holds, on, cores }) =>
    row([
      `\`${name}\``,
      `${value} ${unit}`,
      `${reference.value} (${reference.name})`,
      String(ratio),
      barOf(bar),
      holds ? 'holds' : '**does not hold**',
      String(n),
      `${on}, ${cores} cores`,
    ]),
  )
  const names = ['figure', 'measured', 'reference', 'ratio', 'bar', '', 'over', 'when, on']
  return `${HEAD + [row(names), row(names.map(() => '---')), ...rows].join('\n')}\n`
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function barOf({ most, least, of }: KeptFigure['bar']): string {
  const limits = [most === undefined ? '' : `at most ${most}`, least === undefined ? '' : `at least ${least}`]
  return `${of} ${limits.filter((limit) => limit !== '').join(' and ')}`
}
