import { logOrigin } from '@/lib/proof/origin'
import type { LogName } from '@/lib/store/log/lock-head'

/** The origin of a tenant's log: it names the host and a random id, never the tenant. */
export function originOf(head: { originId: string; host: string; epoch: number }, log: LogName): string {
  return logOrigin({
    host: head.host,
    logId: head.originId.replaceAll('-', ''),
    logName: log,
    epoch: head.epoch,
  })
}
