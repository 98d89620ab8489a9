/** Both times of a read, absent: now. */
export interface TimesQuery {
  as_of?: string | undefined
  known_at?: string | undefined
}

export interface Times {
  at: Date
  knownAt: Date
  /** As it is known when it is read: `knownAt` is then. */
  latest?: boolean
}

/** Whether a read asks for another time than now. */
export function isPast(query: TimesQuery): boolean {
  return query.as_of !== undefined || query.known_at !== undefined
}

/** What held at `as_of`, as it was known at `known_at`; each is now where it is not given. */
export function timesOf(query: TimesQuery, now: Date = new Date()): Times {
  return {
    at: query.as_of ? new Date(query.as_of) : now,
    knownAt: query.known_at ? new Date(query.known_at) : now,
    latest: query.known_at === undefined,
  }
}
