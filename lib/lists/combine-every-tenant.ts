import { type PlatformScope, systemScope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { withRetry } from '@/lib/core/retry'
import { placeCombinations } from '@/lib/findings/place-combinations'
import { hostsOfImages } from '@/lib/store/combinations/hosts-of-images'
import { inTenant } from '@/lib/store/in-tenant'
import { lockHead } from '@/lib/store/log/lock-head'
import { listTenants } from '@/lib/store/platform/list-tenants'

/** Brings the combinations of every tenant up to date with what is now known to be exploited, each in a transaction of its own. */
export async function combineEveryTenant(scope: PlatformScope, at: Date): Promise<void> {
  const catalogue = loadCatalogue()
  for (const { id, slug, name, timeZone, language } of await listTenants(scope)) {
    const key = systemScope({ id, slug, name, timeZone, language }, 'combine')
    await withRetry(() =>
      inTenant(key, async (tx) => {
        const hosts = await hostsOfImages(tx, null)
        if (hosts.length === 0) return
        await lockHead(tx, 'evidence')
        await placeCombinations(tx, hosts, { submissionId: null, at, catalogue })
      }),
    )
  }
}
