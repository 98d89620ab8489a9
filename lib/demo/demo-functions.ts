import { lookup, systemScope } from '@/lib/access/keys'
import type { SecurityLevel, Way } from '@/lib/core/components/declared-function'
import { publicId } from '@/lib/core/public-id'
import { declareFunctions } from '@/lib/functions/declare-functions'
import { assetsAt } from '@/lib/store/assets/assets-at'
import { closeConnections } from '@/lib/store/client'
import { componentsAt } from '@/lib/store/components/components-at'
import { declarationsAt } from '@/lib/store/components/declarations-at'
import { inTenant } from '@/lib/store/in-tenant'
import { findTenant } from '@/lib/store/tenants/find-tenant'
import { asPerson } from './as-person'

const TENANT = 'harbour-bank'
const MANAGER = `manager@${TENANT}.example`

interface DemoDeclaration {
  host: string
  containers: readonly string[]
  function: string
  level: SecurityLevel
  way: Way
  reason: string
}

/** Most agree with what runs; `ledger-probe` contradicts it, and `ledger-import` is left for the reader to declare. */
const DECLARATIONS: readonly DemoDeclaration[] = [
  {
    host: 'vault-01',
    containers: ['ledger-web-1'],
    function: 'web',
    level: 'high',
    way: 'only_one',
    reason: '架构文档 3.2：总账前端。\nArchitecture page 3.2: front end of the ledger.',
  },
  {
    host: 'vault-01',
    containers: ['ledger-cache-1'],
    function: 'cache',
    level: 'high',
    way: 'isolated',
    reason:
      '架构文档 3.4：会话缓存，不出主机。\nArchitecture page 3.4: session cache, never leaves the host.',
  },
  {
    host: 'vault-01',
    containers: ['ledger-worker-1', 'ledger-worker-2', 'ledger-root-in-userns'],
    function: 'worker',
    level: 'high',
    way: 'highest',
    reason:
      '架构文档 3.5：记账任务，按总账级别加固。\nArchitecture page 3.5: posting jobs, secured as the ledger.',
  },
  {
    host: 'vault-01',
    containers: ['ledger-probe'],
    function: 'monitoring',
    level: 'low',
    way: 'only_one',
    reason: '工单 OPS-412：探测容器。\nTicket OPS-412: probe.',
  },
  {
    host: 'edge-01',
    containers: ['shop-web-1', 'shop-web-quota', 'plain-api', 'paused-web', 'oldie'],
    function: 'web',
    level: 'medium',
    way: 'only_one',
    reason: '架构文档 2.1：商城前端。\nArchitecture page 2.1: front end of the shop.',
  },
]

/**
 * Declares what some of the demo's containers are for, as the manager would; what is declared already is left as it is.
 * Needs the demo's snapshots to be handed in, and the process to be set up as `seedDemo` leaves it.
 * @returns how many containers were declared
 */
export async function declareDemoFunctions(): Promise<number> {
  try {
    const tenant = await findTenant(lookup('set-up'), TENANT)
    if (!tenant) return 0
    const manager = await asPerson(systemScope(tenant, 'set-up'), MANAGER, 'manager')
    const now = new Date()
    const seen = await inTenant(manager, async (tx) => {
      const when = { at: now, knownAt: now, assetIds: null }
      const hosts = new Map((await assetsAt(tx, when)).map(({ id, name }) => [id, name]))
      const done = new Set((await declarationsAt(tx, when)).map((d) => `${d.assetId} ${d.componentKey}`))
      return (await componentsAt(tx, when)).flatMap(({ assetId, components }) =>
        components
          .filter(({ key }) => !done.has(`${assetId} ${key}`))
          .map(({ key, name }) => ({ host: hosts.get(assetId), assetId, key, name })),
      )
    })
    let declared = 0
    for (const { host, containers, reason, ...what } of DECLARATIONS) {
      const components = seen
        .filter((one) => one.host === host && containers.includes(one.name))
        .map(({ assetId, key }) => ({ asset: publicId('asset', assetId), component: key }))
      if (components.length === 0) continue
      await declareFunctions(manager, { components, declared: what, reason })
      declared += components.length
    }
    return declared
  } finally {
    await closeConnections()
  }
}
