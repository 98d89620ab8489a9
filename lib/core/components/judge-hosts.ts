import type { ObservedComponent } from './component'
import type { PersonsDeclaration, SecurityLevel, Way } from './declared-function'
import type { FunctionTable } from './function-table'
import { type FunctionJudgement, judgeFunctions } from './judge-functions'
import { labelledFunction } from './labelled-function'

/** A declaration as it is kept; without a function it is taken back. */
export interface KeptDeclaration {
  assetId: string
  componentKey: string
  function: string | null
  level: SecurityLevel | null
  way: Way | null
}

export interface JudgeHostsInput {
  /** The last look at each host. */
  looks: readonly { assetId: string; components: readonly ObservedComponent[] }[]
  /** What holds then, at most one of each component. */
  declarations: readonly KeptDeclaration[]
  labelsOf: (assetId: string) => Readonly<Record<string, string>>
  table: FunctionTable
}

/** Holds the components of each host against what is declared of them at one instant. @returns rows by asset id */
export function judgeHosts(input: JudgeHostsInput): Map<string, FunctionJudgement[]> {
  const { looks, declarations, labelsOf, table } = input
  const kinds = new Set(table.kinds.map(({ id }) => id))
  const byAsset = new Map<string, Map<string, PersonsDeclaration>>()
  for (const row of declarations) {
    if (row.function === null || row.level === null) continue
    const own = byAsset.get(row.assetId) ?? new Map<string, PersonsDeclaration>()
    own.set(row.componentKey, { function: row.function, level: row.level, way: row.way ?? 'only_one' })
    byAsset.set(row.assetId, own)
  }
  return new Map(
    looks.map(({ assetId, components }) => [
      assetId,
      judgeFunctions({
        components,
        declarations: byAsset.get(assetId) ?? new Map(),
        hostLabels: labelledFunction(table, labelsOf(assetId)),
        kinds,
      }),
    ]),
  )
}
