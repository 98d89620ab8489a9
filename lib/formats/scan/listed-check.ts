import dockle from '../../../frameworks/tools/dockle.json'
import toolsIndex from '../../../frameworks/tools/index.json'
import kubeBench from '../../../frameworks/tools/kube-bench.json'
import lynis from '../../../frameworks/tools/lynis.json'
import openscap from '../../../frameworks/tools/openscap.json'
import type { ToolEntry, ToolFile } from '../../core/catalogue-content'
import { checkName } from '../../core/check'
import type { ReportedCheck } from '../../core/report'
import { toolCheckName } from '../../core/tool-check-name'

const FILES = { dockle, 'kube-bench': kubeBench, lynis, openscap }
const entries: readonly ToolEntry[] = toolsIndex.tools as readonly ToolEntry[]

interface Listed {
  name: string
  title: string
}

const lists = new Map(
  Object.entries(FILES).map(([tool, file]) => {
    const entry = entries.find((one) => one.tool === tool)
    if (!entry) throw new Error(`frameworks/tools/index.json does not list ${tool}`)
    const byName = new Map<string, Listed>()
    for (const { id, title, aliases = [] } of (file as ToolFile).checks) {
      const name = toolCheckName(entry, id, title)
      for (const one of [name, ...aliases.map((alias) => checkName(tool, alias))])
        byName.set(one, { name, title })
    }
    return [tool, { entry, byName }] as const
  }),
)

/**
 * The check of a tool whose checks are listed in `frameworks/tools`, by the name of today whatever edition printed it; one that is
 * not listed is kept as unknown.
 */
export function listedCheck(tool: keyof typeof FILES, printedId: string, title: string): ReportedCheck {
  const list = lists.get(tool)
  const name = list ? toolCheckName(list.entry, printedId, title) : `${tool}/${printedId}`
  const known = list?.byName.get(name)
  return {
    name: known?.name ?? name,
    title: known?.title ?? (title || printedId),
    ...(printedId === '' ? {} : { printedId }),
    known: known !== undefined,
  }
}
