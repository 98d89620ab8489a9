import { Busy, DomainError } from '@/lib/core/errors'

/** An error as it goes from thread to thread: what whoever judges it looks at (`lib/http/problem-of.ts`), through its causes. */
export interface PackedError {
  /** Of the closed set, where it is. */
  domain: {
    kind: DomainError['kind']
    at: string | null
    extra: Readonly<Record<string, unknown>>
    retryAfterSeconds: number
    throttled: boolean
  } | null
  name: string
  message: string
  stack: string
  code?: string
  originalCode?: string
  kind?: string
  cause?: PackedError
  /** What Prisma wraps. */
  adapter?: PackedError
}

const DEEPEST = 8

export function packedError(error: unknown, depth = 0): PackedError {
  if (error === null || typeof error !== 'object')
    return { domain: null, name: 'Error', message: String(error), stack: '' }
  const { name, message, stack, code, originalCode, kind, cause, meta } = error as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const deeper = depth < DEEPEST
  const adapter = meta !== null && typeof meta === 'object' && 'driverAdapterError' in meta
  return {
    domain: error instanceof DomainError ? domainOf(error) : null,
    name: text(name) || 'Error',
    message: text(message),
    stack: text(stack),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof originalCode === 'string' ? { originalCode } : {}),
    ...(typeof kind === 'string' ? { kind } : {}),
    ...(deeper && cause ? { cause: packedError(cause, depth + 1) } : {}),
    ...(deeper && adapter ? { adapter: packedError(meta.driverAdapterError, depth + 1) } : {}),
  }
}

function domainOf(error: DomainError): PackedError['domain'] {
  const busy = error instanceof Busy ? error : null
  return {
    kind: error.kind,
    at: error.at,
    extra: error.extra,
    retryAfterSeconds: busy?.retryAfterSeconds ?? 0,
    throttled: busy?.throttled ?? false,
  }
}
