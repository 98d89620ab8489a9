import { parseDecimal } from './decimal'
import { ProofError } from './proof-error'

/** What a log's origin says. It is opaque to outsiders: a tenant's name never stands in it. */
export interface LogOrigin {
  /** Public host, with its port where it has one. */
  host: string
  /** 128 random bits, 32 lower-case hex digits. */
  logId: string
  /** `evidence` or `audit`; lower-case letters, digits, dashes. */
  logName: string
  /** Grows by one whenever an older database was restored, so that two histories never share an origin. */
  epoch: number
}

const FORM =
  /^plimsoll\.([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?\/log\/([0-9a-f]{32})\/([a-z][a-z0-9-]{0,31})\/([0-9]+)$/

/** Origin line and key name of a log: `plimsoll.<host>/log/<id>/<name>/<epoch>`. Throws ProofError. */
export function logOrigin({ host, logId, logName, epoch }: LogOrigin): string {
  const origin = `plimsoll.${host}/log/${logId}/${logName}/${epoch}`
  parseLogOrigin(origin)
  return origin
}

/** Takes an origin apart. Throws ProofError. */
export function parseLogOrigin(origin: string): LogOrigin {
  const [, host = '', port = '', logId = '', logName = '', epoch = ''] = FORM.exec(origin) ?? []
  if (host === '') throw new ProofError('origin: malformed')
  return { host: host + port, logId, logName, epoch: parseDecimal(epoch, 'origin epoch') }
}
