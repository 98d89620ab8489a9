import type { ToolEntry } from './catalogue-content'
import { checkName, slug } from './check'

/**
 * Stable name of a check whose tool is listed in `frameworks/tools/index.json`. Parsers call it with what the report
 * prints (without scoring suffixes), the catalogue with what its file says.
 *
 * `component_title`: kube-bench prints one title for several components (`--profiling` of the API server and of the
 * scheduler), so the component, read from the section number, stands before the title's slug.
 */
export function toolCheckName(entry: ToolEntry, printedId: string, title: string): string {
  if (entry.names === 'stable_id') return checkName(entry.tool, printedId)
  if (entry.names === 'title') return checkName(entry.tool, slug(title))
  const component = entry.components?.find((one) => printedId.startsWith(one.begins))?.component
  return checkName(entry.tool, component ? `${component}-${slug(title)}` : slug(title))
}
