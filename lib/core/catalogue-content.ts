import type {
  Bilingual,
  Crosswalk,
  Framework,
  FrameworkIndex,
  MappingEdge,
  Relation,
  Safeguard,
  SeverityVocabulary,
} from './framework'
import type { AssetKind } from './report'
import type { ToolChecksData, ToolChecksHistoryData } from './tool-checks'

/** `frameworks/safeguards.json`. */
export interface SafeguardsFile {
  domain_kinds: Record<string, AssetKind[]>
  safeguards: Omit<Safeguard, 'kinds'>[]
}

/** `frameworks/edges.json`. */
export interface EdgesFile {
  edges: MappingEdge[]
}

/** One check in a `frameworks/tools/<tool>.json`. */
export interface ToolFileCheck {
  id: string
  title: string
  aliases?: string[]
  /** Editions of the tool that have the check, as reports print them; none: all have it. */
  editions?: string[]
  deprecated?: boolean
  cis_docker?: string | null
  safeguards: { id: string; relation: Relation }[]
}

export interface ToolFile {
  checks: ToolFileCheck[]
}

/** Checks of a tool by the beginning of their id. */
export interface ToolGroup {
  begins: string
  group: string
  kinds: AssetKind[]
  benchmark?: boolean
}

export interface ToolEntry {
  file: string
  history?: string
  tool: string
  names: 'stable_id' | 'title' | 'component_title'
  groups: ToolGroup[]
  components?: { begins: string; component: string }[]
}

/** `frameworks/tools/index.json`. */
export interface ToolsIndex {
  tools: ToolEntry[]
}

export interface FindingClass {
  id: string
  title: Bilingual
  tools: string[]
  kinds: AssetKind[]
  group: string
  fresh_look_of?: string[]
  safeguards: { id: string; relation: Relation }[]
}

/** `frameworks/tools/finding-classes.json`. */
export interface FindingClassesFile {
  severity_vocabulary: SeverityVocabulary
  classes: FindingClass[]
}

/** All files of `frameworks/`, as parsed: what the catalogue's version is the digest of. */
export interface CatalogueContent {
  index: FrameworkIndex
  /** By framework id. */
  standards: Record<string, Framework>
  safeguards: SafeguardsFile
  edges: EdgesFile
  toolsIndex: ToolsIndex
  /** By file name without ending. */
  tools: Record<string, ToolFile>
  dockerBench: { current: ToolChecksData; history: ToolChecksHistoryData }
  findingClasses: FindingClassesFile
  /** By file name without ending. */
  crosswalks: Record<string, Crosswalk>
}
