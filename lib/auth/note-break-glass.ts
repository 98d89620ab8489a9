import { inTenant } from '@/lib/store/in-tenant'
import { alertOfBreakGlass, type BreakGlassEntry, breakGlassScope } from './alert-of-break-glass'

/** Raises the alert of a break-glass owner who comes in, in a transaction of its own. */
export async function noteBreakGlass(entry: BreakGlassEntry): Promise<void> {
  await inTenant(breakGlassScope(entry), (tx) => alertOfBreakGlass(tx, entry))
}
