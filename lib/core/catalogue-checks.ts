import type {
  CatalogueContent,
  FindingClassesFile,
  ToolEntry,
  ToolFileCheck,
  ToolGroup,
} from './catalogue-content'
import { checkKey, checkName } from './check'
import { editionWord } from './edition-word'
import type { CatalogueCheck } from './framework'
import { toolCheckName } from './tool-check-name'
import { dockerBenchChecks } from './tool-checks'

function groupOf(entry: ToolEntry, id: string): ToolGroup {
  const fitting = entry.groups.filter((group) => id.startsWith(group.begins))
  const longest = fitting.sort((a, b) => b.begins.length - a.begins.length)[0]
  if (!longest) throw new Error(`${entry.file}: no group for ${id}`)
  return longest
}

function placed(entry: ToolEntry, id: string): Pick<CatalogueCheck, 'group' | 'kinds' | 'look'> {
  const { group, kinds, benchmark } = groupOf(entry, id)
  return { group, kinds, ...(benchmark ? { look: 'benchmark' } : {}) }
}

/** A deprecated check is not run by default any more: it is a group of its own, so that nothing waits for it. */
function retire(check: CatalogueCheck): CatalogueCheck {
  return { ...check, group: `${check.group}/deprecated`, kinds: [] }
}

function fromFile(entry: ToolEntry, data: ToolFileCheck): CatalogueCheck {
  const name = toolCheckName(entry, data.id, data.title)
  const check: CatalogueCheck = {
    key: checkKey(name),
    name,
    tool: entry.tool,
    title: data.title,
    printedId: data.id,
    editions: (data.editions ?? []).map(editionWord),
    safeguards: data.safeguards,
    aliasKeys: (data.aliases ?? []).map((alias) => checkKey(checkName(entry.tool, alias))),
    ...(data.cis_docker ? { cisDocker: data.cis_docker } : {}),
    ...placed(entry, data.id),
  }
  return data.deprecated ? retire(check) : check
}

function fromDockerBench(entry: ToolEntry, content: CatalogueContent): CatalogueCheck[] {
  const { current, history } = content.dockerBench
  return dockerBenchChecks(current, history).map((check) => ({
    ...check,
    key: checkKey(check.name),
    tool: entry.tool,
    editions: [...new Set(check.editions.map((one) => editionWord(one.edition)))],
    aliasKeys: [],
    ...placed(entry, check.printedId ?? check.editions.at(-1)?.id ?? ''),
  }))
}

/** One check for each tool that reports the class: `<tool>/<class id>`, e.g. `trivy/vuln.critical`. */
function fromClasses(file: FindingClassesFile): CatalogueCheck[] {
  return file.classes.flatMap((one) =>
    one.tools
      // A scanner whose severity words never mean this class cannot have looked for it.
      .filter((tool) => !one.id.startsWith('vuln.') || speaks(file, tool, one.id))
      .map((tool) => {
        const name = checkName(tool, one.id)
        return {
          key: checkKey(name),
          name,
          tool,
          title: one.title.en,
          printedId: one.id,
          editions: [],
          safeguards: one.safeguards,
          aliasKeys: [],
          kinds: one.kinds,
          group: `${tool}/${one.group}`,
          ...(one.fresh_look_of ? { freshLookOf: one.fresh_look_of } : { look: one.group }),
        }
      }),
  )
}

function speaks(file: FindingClassesFile, tool: string, classId: string): boolean {
  const words = file.severity_vocabulary[tool]
  return !words || classId.startsWith('vuln.host') || Object.values(words).includes(classId)
}

/** Every check of every tool that the catalogue knows, by tool in the order of `frameworks/tools/index.json`. */
export function catalogueChecks(content: CatalogueContent): CatalogueCheck[] {
  const listed = content.toolsIndex.tools.flatMap((entry) => {
    if (entry.history) return fromDockerBench(entry, content)
    return (content.tools[entry.file]?.checks ?? []).map((data) => fromFile(entry, data))
  })
  return [...listed, ...fromClasses(content.findingClasses)]
}
