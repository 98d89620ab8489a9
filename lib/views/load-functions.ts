import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import type { FunctionJudgement } from '@/lib/core/components/judge-functions'
import { judgeHosts } from '@/lib/core/components/judge-hosts'
import type { ScopedAsset } from '@/lib/core/verdict'
import { assetsAt } from '@/lib/store/assets/assets-at'
import { type ComponentLookRow, componentsAt } from '@/lib/store/components/components-at'
import type { DeclarationRow } from '@/lib/store/components/declaration-row'
import { declarationsAt } from '@/lib/store/components/declarations-at'
import { freshnessLimits } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { isInScope, type ScopeLabels } from './evidence-at'
import type { Times } from './times'

/** A host with its containers held against what is declared of them. */
export interface HostFunctions {
  asset: ScopedAsset
  /** Null: no snapshot of its engine was handed in by then. */
  look: ComponentLookRow | null
  /** In the order of `look.components`. */
  rows: FunctionJudgement[]
  /** By component key; those taken back are left out. */
  declarations: Map<string, DeclarationRow>
}

export interface FunctionsAt {
  hosts: HostFunctions[]
  limits: Map<string, number>
}

/**
 * Hosts of a scope at an instant as known at another, by name, with what their snapshots saw and what was declared then.
 * Four statements, whatever the number of hosts.
 * @param assetIds null: every host in scope
 */
export async function loadFunctions(
  tx: TenantTx,
  times: Times,
  { labels, assetIds }: { labels: ScopeLabels; assetIds: readonly string[] | null },
): Promise<FunctionsAt> {
  const assets = (await assetsAt(tx, times)).filter(
    (asset) =>
      asset.kind === 'host' && isInScope(asset, labels) && (assetIds === null || assetIds.includes(asset.id)),
  )
  const ids = assets.map(({ id }) => id)
  const limits = await freshnessLimits(tx, times.knownAt)
  const looks = await componentsAt(tx, { ...times, assetIds: ids })
  const declarations = await declarationsAt(tx, { ...times, assetIds: ids })
  const byId = new Map(assets.map((asset) => [asset.id, asset]))
  const judged = judgeHosts({
    looks,
    declarations,
    labelsOf: (assetId) => byId.get(assetId)?.labels ?? {},
    table: loadFunctionTable(),
  })
  const hosts = assets.map((asset) => ({
    asset,
    look: looks.find((look) => look.assetId === asset.id) ?? null,
    rows: judged.get(asset.id) ?? [],
    declarations: new Map(
      declarations
        .filter((row) => row.assetId === asset.id && row.function !== null)
        .map((row) => [row.componentKey, row]),
    ),
  }))
  return { hosts, limits }
}
