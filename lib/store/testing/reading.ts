import type { TenantTx } from '../in-tenant'
import type { FirstTenant } from './first-tenant'

/** A call of one store function with what is known of the first tenant, whoever's transaction it is. */
export type Reading = (tx: TenantTx, a: FirstTenant) => Promise<unknown>
