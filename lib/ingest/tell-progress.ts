import type { Scope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { setProgress } from '@/lib/store/submissions/set-progress'

/** Smaller steps are not worth a transaction each. */
const STEP = 3

/** Lets people see how far the placing of a received report is: in transactions of its own, since nobody sees its one until it is whole. */
export interface Progress {
  /** Nothing waits for it; of what is told while a step is on its way the last counts. */
  tell(percent: number): void
  /** Once no step is on its way. */
  told(): Promise<void>
}

export function tellProgress(scope: Scope, submission: string): Progress {
  let [wanted, said] = [0, 0]
  let underWay: Promise<void> | null = null
  const send = () => {
    if (underWay || wanted < said + STEP) return
    said = wanted
    underWay = inTenant(scope, (tx) => setProgress(tx, submission, said))
      // Where the database is away the report itself says so.
      .catch(() => {})
      .then(() => {
        underWay = null
        send()
      })
  }
  return {
    tell(percent) {
      wanted = Math.floor(percent)
      send()
    },
    async told() {
      while (underWay) await underWay
    },
  }
}
