import { validate } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { checkKey } from '@/lib/core/check'
import { decodeCursor } from '@/lib/core/cursor'
import type { Catalogue } from '@/lib/core/framework'
import { publicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { assetsById } from '@/lib/store/assets/assets-by-id'
import { unknownChecks } from '@/lib/store/checks/unknown-checks'
import { FOREVER_DATE } from '@/lib/store/forever'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { listStates as readStates } from '@/lib/store/states/list-states'
import { placeOf, type StateRow, vulnerabilityOf } from '@/lib/store/states/state-row'
import { evidenceOf } from '@/lib/store/submissions/evidence-of'
import { pageOf } from './page-of'
import { assetRefOf, checkRefOf, placeDto } from './refs'
import { resolveAssetFilter } from './resolve-asset-filter'
import type { StateDto, StatePageDto, StatesQuery } from './state.schema'
import { timesOf } from './times'

/** What held at `as_of` as known at `known_at`; `asset` is an id or any name, `check` a name or key. */
export async function listStates(scope: Scope, query: StatesQuery): Promise<StatePageDto> {
  const catalogue = loadCatalogue()
  return inTenant(scope, async (tx) => {
    const assets = await resolveAssetFilter(tx, query.asset)
    if (assets === 'none') return { items: [], next_cursor: null }
    const cursor = query.cursor ? decodeCursor(query.cursor, [UUID, UUID, UUID]).map(String) : null
    const rows = await readStates(tx, {
      ...timesOf(query),
      assetIds: assets,
      checkKeys: checkKeysOf(catalogue, query),
      result: query.result ?? null,
      after: cursor
        ? { assetId: cursor[0] ?? '', checkKey: cursor[1] ?? '', subjectKey: cursor[2] ?? '' }
        : null,
      limit: query.limit + 1,
    })
    const toDto = await stateDtos(tx, catalogue, rows)
    return pageOf(rows, query.limit, toDto, (row) => [row.assetId, row.checkKey, row.subjectKey])
  })
}

function checkKeysOf(catalogue: Catalogue, { check, safeguard }: StatesQuery): string[] | null {
  const named = check === undefined ? null : [validate(check) ? check : checkKey(check)]
  if (safeguard === undefined) return named
  const keys = (catalogue.checksBySafeguard.get(safeguard) ?? []).flatMap((c) => [c.key, ...c.aliasKeys])
  return named ? keys.filter((key) => named.includes(key)) : keys
}

/** Turns rows into DTOs with three further statements, however many there are. */
export async function stateDtos(
  tx: TenantTx,
  catalogue: Catalogue,
  rows: readonly StateRow[],
): Promise<(row: StateRow) => StateDto> {
  const assets = await assetsById(
    tx,
    rows.map((row) => row.assetId),
  )
  const evidence = await evidenceOf(
    tx,
    rows.map((row) => row.submissionId),
  )
  const unknown = await unknownChecks(
    tx,
    rows.map((row) => row.checkKey).filter((key) => !catalogue.checkByKey.has(key)),
  )
  return (row) => ({
    asset: assetRefOf(assets.get(row.assetId) ?? { id: row.assetId, kind: 'host', name: '' }),
    check: checkRefOf(catalogue, row.checkKey, unknown),
    subject: row.subject,
    detail: row.detail,
    result: row.result,
    severity: row.severity,
    since: row.validFrom.toISOString(),
    until: row.validTo >= FOREVER_DATE ? null : row.validTo.toISOString(),
    submission: publicId('submission', row.submissionId),
    evidence: evidence.get(row.submissionId)?.sha256 ?? '',
    at: placeDto(placeOf(row)),
    fix: fixDto(row),
  })
}

function fixDto(row: StateRow): StateDto['fix'] {
  const said = vulnerabilityOf(row)
  if (!said) return null
  const { fixedIn, severitySource, clock } = said
  return {
    versions: fixedIn,
    severity_source: severitySource,
    clock: clock && { from: new Date(clock.from).toISOString(), basis: clock.basis },
  }
}
