import dockle from '../../../frameworks/tools/dockle.json'
import toolsIndex from '../../../frameworks/tools/index.json'
import kubeBench from '../../../frameworks/tools/kube-bench.json'
import type { ToolEntry } from '../../core/catalogue-content'
import type { ReportedCheck } from '../../core/report'
import { toolCheckName } from '../../core/tool-check-name'

const FILES = { dockle, 'kube-bench': kubeBench }
const entries: readonly ToolEntry[] = toolsIndex.tools as readonly ToolEntry[]

const lists = new Map(
  Object.entries(FILES).map(([tool, { checks }]) => {
    const entry = entries.find((one) => one.tool === tool)
    if (!entry) throw new Error(`frameworks/tools/index.json does not list ${tool}`)
    const titles = new Map(checks.map(({ id, title }) => [toolCheckName(entry, id, title), title]))
    return [tool, { entry, titles }] as const
  }),
)

/** The check of a tool whose checks are listed in `frameworks/tools`; one that is not listed is kept as unknown. */
export function listedCheck(tool: keyof typeof FILES, printedId: string, title: string): ReportedCheck {
  const list = lists.get(tool)
  const name = list ? toolCheckName(list.entry, printedId, title) : `${tool}/${printedId}`
  const known = list?.titles.get(name)
  return {
    name,
    title: known ?? (title || printedId),
    ...(printedId === '' ? {} : { printedId }),
    known: known !== undefined,
  }
}
