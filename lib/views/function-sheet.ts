import type { Scope } from '@/lib/access/keys'
import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import type { FunctionJudgement } from '@/lib/core/components/judge-functions'
import { decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { staleOn } from '@/lib/store/freshness/freshness-limits'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { evidenceOf } from '@/lib/store/submissions/evidence-of'
import type { ScopeLabels } from './evidence-at'
import { functionRowDto } from './function-row-dto'
import type { FunctionHostDto, FunctionSheetDto, FunctionSheetQuery } from './function-sheet.schema'
import { type FunctionsAt, type HostFunctions, loadFunctions } from './load-functions'
import { assetRefOf } from './refs'
import { resolveAssetFilter } from './resolve-asset-filter'
import { type Times, timesOf } from './times'

interface Line {
  host: HostFunctions
  row: FunctionJudgement
  index: number
}

/**
 * The sheet of functions (PCI DSS 4.0.1 requirement 2.2.3, 3.2.1 requirement 2.2.1): every container of the hosts in
 * scope as the last snapshot by `as_of` saw it, by host and name, with what was declared of it then.
 * @throws NotFound for an assessment that is not there
 */
export async function functionSheet(scope: Scope, query: FunctionSheetQuery): Promise<FunctionSheetDto> {
  const times = timesOf(query)
  return inTenant(scope, async (tx) => {
    const labels = await scopeOf(tx, times, query.assessment)
    const asset = await resolveAssetFilter(tx, query.asset)
    const assetIds = asset === 'none' ? [] : asset
    const found = await loadFunctions(tx, times, { labels, assetIds })
    const all = linesOf(found)
    const fitting = all.filter((line) => fits(line, query))
    const after = query.cursor ? Number(decodeCursor(query.cursor, ['int4'])[0]) : 0
    const shown = fitting.slice(Math.max(0, after), Math.max(0, after) + query.limit)
    const end = after + shown.length
    return {
      items: await rowsOf(tx, shown),
      next_cursor: end < fitting.length ? encodeCursor([end]) : null,
      total: fitting.length,
      counts: countsOf(all),
      hosts: found.hosts.map((host) => hostDto(host, found, times)),
      kinds: loadFunctionTable().kinds.map(({ id, title, companion }) => ({ id, title, companion })),
    }
  })
}

async function scopeOf(tx: TenantTx, times: Times, assessment: string | undefined): Promise<ScopeLabels> {
  if (assessment === undefined) return {}
  const id = parsePublicId('assessment', assessment)
  const [row] = id ? await assessmentsAt(tx, times.knownAt, id) : []
  if (!row) throw new NotFound()
  return row.scope.labels
}

function linesOf({ hosts }: FunctionsAt): Line[] {
  return hosts.flatMap((host) => host.rows.map((row, index) => ({ host, row, index })))
}

function fits({ row }: Line, { evidence, level, function: declared, q }: FunctionSheetQuery): boolean {
  const { component } = row
  if (evidence && row.evidence !== evidence) return false
  if (level && (row.declared?.level ?? 'undeclared') !== level) return false
  if (declared && row.declared?.function !== declared) return false
  if (!q) return true
  const text = [
    component.name,
    component.service ?? '',
    component.image,
    ...component.servers.map(({ program }) => program),
    ...component.others,
  ]
  return text.some((one) => one.toLowerCase().includes(q.toLowerCase()))
}

async function rowsOf(tx: TenantTx, lines: readonly Line[]): Promise<FunctionSheetDto['items']> {
  const submissions = lines.flatMap(({ host }) => host.look?.submissionId ?? [])
  const evidence = await evidenceOf(tx, submissions)
  const refs = lines.flatMap(({ host, row }) => host.declarations.get(row.component.key)?.actorRef ?? [])
  const actors = await actorsById(tx, refs)
  return lines.map(({ host, row, index }) => functionRowDto(row, index, { host, actors, evidence }))
}

function countsOf(lines: readonly Line[]): FunctionSheetDto['counts'] {
  const counts: FunctionSheetDto['counts'] = {
    needs_declaration: 0,
    consistent: 0,
    contradicted: 0,
    needs_review: 0,
    not_shown: 0,
    not_running: 0,
  }
  for (const { row } of lines) counts[row.evidence] += 1
  return counts
}

function hostDto(
  { asset, look, rows }: HostFunctions,
  { limits }: FunctionsAt,
  { at }: Times,
): FunctionHostDto {
  const end = look && staleOn(look.observedAt, look.tool, limits)
  return {
    asset: assetRefOf(asset),
    look:
      look && end
        ? {
            observed_at: look.observedAt.toISOString(),
            stale_on: end.toISOString(),
            stale: end <= at,
            submission: publicId('submission', look.submissionId),
          }
        : null,
    containers: rows.length,
    running: rows.filter(({ component }) => component.running).length,
  }
}
