import { randomUUID } from 'node:crypto'
import { ForbiddenError, HeldError, NotThereError, SuspendedError } from '@/lib/access/keys'
import { CrossSiteError, UnauthenticatedError } from '@/lib/auth/auth-errors'
import { Busy, DomainError, type ErrorKind, NotFound } from '@/lib/core/errors'
import { wasOutrun } from '@/lib/core/retry'
import { isFull } from './is-full'
import { isTooSlow } from './is-too-slow'
import { isUnavailable } from './is-unavailable'
import { logFailure } from './log-failure'
import { type ProblemStatus, problem } from './problem'

const STATUS: Record<Exclude<ErrorKind, 'busy'>, ProblemStatus> = {
  not_found: 404,
  gone: 410,
  conflict: 409,
  invalid: 400,
  too_large: 413,
  unsupported: 415,
  broken: 422,
}

const HELD = {
  password: { code: 'password_change_required', detail: 'Choose a new password before anything else.' },
  second_factor: {
    code: 'second_factor_required',
    detail: 'This tenant lets nobody in without a second factor. Set one up before anything else.',
  },
} as const

/** An agent that keeps its report asks again every hour. */
const SUSPENDED_RETRY_SECONDS = 3600

/**
 * The answer to anything thrown. What is not of the closed set is a 500 that says nothing but a random reference,
 * under which the log has the rest. `where` is the route's template, never the address with its values.
 */
export function problemOf(error: unknown, where: string): Response {
  if (error instanceof NotThereError) return problemOf(new NotFound(), where)
  if (error instanceof SuspendedError) {
    const detail =
      'This tenant is suspended. Nothing of it is lost; keep what you have to send and try again later.'
    const headers = { 'retry-after': String(SUSPENDED_RETRY_SECONDS) }
    return problem(503, { code: 'tenant_suspended', detail, headers })
  }
  if (error instanceof Busy) {
    const { code, message: detail, at, extra } = error
    const headers = { 'retry-after': String(error.retryAfterSeconds) }
    return problem(error.throttled ? 429 : 503, { code, detail, at, extra, headers })
  }
  if (error instanceof DomainError) {
    const { code, message: detail, at, extra } = error
    return problem(STATUS[error.kind as keyof typeof STATUS], { code, detail, at, extra })
  }
  if (error instanceof UnauthenticatedError) {
    const detail = 'Give a valid token, or sign in.'
    const headers = { 'www-authenticate': 'Bearer realm="Plimsoll"' }
    return problem(401, { code: 'unauthenticated', detail, headers })
  }
  if (error instanceof HeldError) return problem(403, HELD[error.hold])
  if (error instanceof ForbiddenError) {
    return problem(403, { code: 'forbidden', detail: 'Your role does not allow this.' })
  }
  if (error instanceof CrossSiteError) {
    return problem(403, { code: 'cross_site', detail: 'Changes are taken from pages of this server only.' })
  }
  const reference = randomUUID()
  const passing = passingProblem(error)
  logFailure(error, where, reference, passing ? 'warn' : 'error')
  if (passing) return passing
  const detail = `Something failed here. Tell whoever runs this server: ${reference}`
  return problem(500, { code: 'internal', detail, extra: { reference } })
}

/** What goes by itself, or with more room: the database is slow, full or away. */
function passingProblem(error: unknown): Response | null {
  if (isTooSlow(error)) {
    const detail = 'This took too long; try a smaller report or try again.'
    return problem(503, { code: 'took_too_long', detail, headers: { 'retry-after': '5' } })
  }
  if (isFull(error)) {
    const detail = 'There is no room left to keep this. Nothing of it was kept; keep it and try again later.'
    return problem(503, { code: 'storage_full', detail, headers: { 'retry-after': '60' } })
  }
  if (isUnavailable(error)) {
    const detail = wasOutrun(error)
      ? 'Others changed the same at the same time, again and again. Nothing of this was kept; try again shortly.'
      : 'The database cannot be reached. Try again shortly.'
    return problem(503, { code: 'unavailable', detail, headers: { 'retry-after': '5' } })
  }
  return null
}
