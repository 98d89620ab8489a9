/**
 * What a use case may answer instead of doing its work. It says what is wrong, never an HTTP status: `lib/http` alone
 * knows those. `code` is stable and snake_case, `message` an English sentence that says what to do, `at` the place (a
 * JSON pointer, a parameter's name, a byte offset or a line).
 */
export interface ErrorFacts {
  /** Place of the fault in what was sent. */
  at?: string | null
  /** Further members of the answer, in snake_case, such as `submission_id`. Never anything secret. */
  extra?: Readonly<Record<string, unknown>>
}

/** The base of the closed set below; never thrown itself. */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind
  readonly at: string | null
  readonly extra: Readonly<Record<string, unknown>>
  constructor(
    readonly code: string,
    message: string,
    facts: ErrorFacts = {},
  ) {
    super(message)
    this.name = new.target.name
    this.at = facts.at ?? null
    this.extra = facts.extra ?? {}
  }
}

export type ErrorKind =
  | 'not_found'
  | 'gone'
  | 'conflict'
  | 'invalid'
  | 'too_large'
  | 'unsupported'
  | 'broken'
  | 'busy'

/** Missing, another tenant's or not theirs: always the same words, so that nobody can tell which. */
export class NotFound extends DomainError {
  readonly kind = 'not_found'
  constructor() {
    super('not_found', 'There is nothing here.')
  }
}

/** It was here, and is kept no longer: said only to whoever might have it. */
export class Gone extends DomainError {
  readonly kind = 'gone'
}

/** What is asked does not go with what is there: a name taken, an old version, the last owner. */
export class Conflict extends DomainError {
  readonly kind = 'conflict'
}

/** A parameter or a member of the body cannot be taken. */
export class Invalid extends DomainError {
  readonly kind = 'invalid'
}

/** Larger than what is accepted; nothing was kept. */
export class TooLarge extends DomainError {
  readonly kind = 'too_large'
}

/** No parser knows this, or an encoding or media type that is not accepted. */
export class Unsupported extends DomainError {
  readonly kind = 'unsupported'
}

/** A known format, but broken. */
export class Broken extends DomainError {
  readonly kind = 'broken'
}

/** Too much at once, or something needed is away. `throttled` tells the caller's own doing (429) from ours (503). */
export class Busy extends DomainError {
  readonly kind = 'busy'
  constructor(
    code: string,
    message: string,
    /** Whole seconds after which it is worth trying again. */
    readonly retryAfterSeconds: number,
    readonly throttled = false,
    facts: ErrorFacts = {},
  ) {
    super(code, message, facts)
  }
}
