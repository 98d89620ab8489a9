import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import type { SnapshotFunctionHost, SnapshotFunctionRow, Words } from '@/lib/core/report-snapshot'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import type { TenantTx } from '@/lib/store/in-tenant'
import { evidenceOf } from '@/lib/store/submissions/evidence-of'
import { functionRowDto } from '@/lib/views/function-row-dto'
import type { FunctionRowDto } from '@/lib/views/function-sheet.schema'
import { type HostFunctions, loadFunctions } from '@/lib/views/load-functions'
import type { Times } from '@/lib/views/times'

/** The sheet of functions as a report freezes it: the same rows as the page shows, by host and name. */
export async function snapshotFunctions(
  tx: TenantTx,
  times: Times,
  labels: Readonly<Record<string, string>>,
): Promise<SnapshotFunctionHost[]> {
  const { hosts } = await loadFunctions(tx, times, { labels, assetIds: null })
  const evidence = await evidenceOf(
    tx,
    hosts.flatMap(({ look }) => look?.submissionId ?? []),
  )
  const actors = await actorsById(
    tx,
    hosts.flatMap(({ declarations }) => [...declarations.values()].map(({ actorRef }) => actorRef)),
  )
  return hosts.map((host) => ({
    host: host.asset.name,
    observed_at: host.look?.observedAt.toISOString() ?? null,
    log_index: (host.look && evidence.get(host.look.submissionId)?.logIndex) ?? null,
    rows: host.rows.map((row, index) => rowOf(functionRowDto(row, index, { host, actors, evidence }), host)),
  }))
}

function rowOf(row: FunctionRowDto, host: HostFunctions): SnapshotFunctionRow {
  const { declared, at } = row
  const act = declared?.by === 'person' ? host.declarations.get(row.component) : undefined
  return {
    component: row.component,
    name: row.name,
    image: row.image,
    running: row.running,
    declared: declared && {
      function: wordsOf(declared.function),
      level: declared.level,
      way: declared.way,
      by: declared.by,
      who: declared.act?.actor.label ?? null,
      since: declared.act?.valid_from ?? null,
      reason: declared.act?.reason ?? null,
      log_index: act?.logIndex ?? null,
    },
    observed: row.servers.map(({ program, kind }) => ({ program, kind: wordsOf(kind) })),
    ports: row.published.length > 0 ? row.published : row.exposed,
    kernel: row.isolation.kernel,
    privileged: row.isolation.privileged,
    shares: row.isolation.shares,
    neighbours: row.neighbours,
    evidence: row.evidence,
    reasons: row.reasons.map(({ code, what }) => ({ code, what: what.map(wordsOf) })),
    place: { from: at.from, to: at.to },
  }
}

/** A kind in both languages; anything else in its own words. */
function wordsOf(id: string): Words {
  return loadFunctionTable().kinds.find((kind) => kind.id === id)?.title ?? { en: id, zh: id }
}
