import type { KnownLine } from '@/lib/core/place-report'
import type { TenantTx } from '../in-tenant'
import { loadLines } from './load-lines'

const EVER = new Date(0)

/** Every line of an asset as now known, from the beginning. */
export async function linesOfAsset(tx: TenantTx, assetId: string): Promise<KnownLine[]> {
  return loadLines(tx, assetId, EVER, null)
}
