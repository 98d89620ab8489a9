/** A value with its status, where a route has several; made by {@link answer}. */
export class Answered<T> {
  constructor(
    readonly status: number,
    readonly body: T,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

/** Answers a status other than the lowest of the route, or with headers such as `Location`. */
export function answer<T>(
  status: number,
  body: T,
  headers: Readonly<Record<string, string>> = {},
): Answered<T> {
  return new Answered(status, body, headers)
}
