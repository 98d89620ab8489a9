import type { Catalogue, Framework, ReachPoint } from '@/lib/core/framework'

/** `docs/frameworks.md`: what checks can and cannot show of each standard, out of `frameworks/standards/`. */
export function frameworksDoc(catalogue: Catalogue): string {
  const lines = [
    '# Frameworks',
    '',
    'Made from `frameworks/standards/` by `tools/generate-docs.ts`; do not edit. The interface shows the same in both languages,',
    'with mapping, sources and every control, at `/t/{tenant}/frameworks`; the API at `GET /api/v1/frameworks/{framework}`.',
    '',
    '| framework | status | controls | decided by checks | partly | by people |',
    '|---|---|---:|---:|---:|---:|',
    ...catalogue.frameworks.map(row),
    '',
    ...catalogue.frameworks.flatMap(chapter),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function row(framework: Framework): string {
  const judged = framework.controls.filter((one) => one.kind === 'control')
  const by = (kind: string) => judged.filter((one) => one.assessment === kind).length
  const cells = [
    `[${framework.title.en}](#${framework.id.replaceAll('.', '')})`,
    framework.retired?.en ?? framework.status,
    judged.length,
    by('automated'),
    by('partly'),
    by('manual'),
  ]
  return `| ${cells.join(' | ')} |`
}

function chapter({ id, title, standing, reach, doubts }: Framework): string[] {
  return [
    `## ${id}`,
    '',
    `${title.en} · ${title.zh}`,
    '',
    standing.en,
    '',
    '**Container checks can show**',
    '',
    ...reach.shows.map(bullet),
    '',
    '**They cannot show**',
    '',
    ...reach.cannot.map(bullet),
    '',
    '**In doubt**',
    '',
    ...doubts.map((doubt) => `- ${doubt.en}`),
    '',
  ]
}

function bullet({ text, controls = [] }: ReachPoint): string {
  return `- ${text.en}${controls.length > 0 ? ` (${controls.map((id) => `\`${id}\``).join(', ')})` : ''}`
}
