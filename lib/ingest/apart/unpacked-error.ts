import { Broken, Busy, Conflict, Gone, Invalid, NotFound, TooLarge, Unsupported } from '@/lib/core/errors'
import type { PackedError } from './packed-error'

const CLASSES = {
  gone: Gone,
  conflict: Conflict,
  invalid: Invalid,
  too_large: TooLarge,
  unsupported: Unsupported,
  broken: Broken,
}

/** What was thrown in another thread, to be thrown here. */
export function unpackedError(packed: PackedError): Error {
  const { domain, message, code = '', cause, adapter, ...rest } = packed
  if (domain?.kind === 'not_found') return new NotFound()
  if (domain) {
    const { kind, at, extra, retryAfterSeconds, throttled } = domain
    if (kind === 'busy') return new Busy(code, message, retryAfterSeconds, throttled, { at, extra })
    return new CLASSES[kind](code, message, { at, extra })
  }
  return Object.assign(new Error(message), {
    ...rest,
    ...(packed.code === undefined ? {} : { code }),
    ...(cause ? { cause: unpackedError(cause) } : {}),
    ...(adapter ? { meta: { driverAdapterError: unpackedError(adapter) } } : {}),
  })
}
