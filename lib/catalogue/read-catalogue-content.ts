import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type {
  CatalogueContent,
  EdgesFile,
  FindingClassesFile,
  SafeguardsFile,
  ToolFile,
  ToolsIndex,
} from '@/lib/core/catalogue-content'
import type { Crosswalk, Framework, FrameworkIndex } from '@/lib/core/framework'
import type { ToolChecksData, ToolChecksHistoryData } from '@/lib/core/tool-checks'

/**
 * Files are ours and held to their schemas by `frameworks/catalogue.test.ts`, so that nothing is validated at
 * run time; a file that is not JSON throws with its path.
 */
function read<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`)
  }
}

function readAll<T>(folder: string): Record<string, T> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.sort().map((file) => [basename(file, '.json'), read<T>(join(folder, file))]),
  )
}

/** Parses every file of a `frameworks/` folder. Read at run time, so that no bundle carries 1.5 MB of JSON. */
export function readCatalogueContent(folder: string): CatalogueContent {
  const tools = join(folder, 'tools')
  const toolsIndex = read<ToolsIndex>(join(tools, 'index.json'))
  const plain = toolsIndex.tools.filter((entry) => !entry.history)
  return {
    index: read<FrameworkIndex>(join(folder, 'index.json')),
    standards: readAll<Framework>(join(folder, 'standards')),
    safeguards: read<SafeguardsFile>(join(folder, 'safeguards.json')),
    edges: read<EdgesFile>(join(folder, 'edges.json')),
    toolsIndex,
    tools: Object.fromEntries(plain.map(({ file }) => [file, read<ToolFile>(join(tools, `${file}.json`))])),
    dockerBench: {
      current: read<ToolChecksData>(join(tools, 'docker-bench.json')),
      history: read<ToolChecksHistoryData>(join(tools, 'docker-bench-history.json')),
    },
    findingClasses: read<FindingClassesFile>(join(tools, 'finding-classes.json')),
    crosswalks: readAll<Crosswalk>(join(folder, 'crosswalks')),
  }
}
