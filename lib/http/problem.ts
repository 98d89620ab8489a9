import type { Problem } from '@/lib/api/problem.schema'

/** Titles are the status phrases, as RFC 9457 §4.2.1 asks of `about:blank`. */
const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const
export type ProblemStatus = keyof typeof TITLES

/** What is said beside the status. */
export interface ProblemFacts {
  code: string
  detail: string
  at?: string | null
  extra?: Readonly<Record<string, unknown>>
  headers?: Readonly<Record<string, string>>
}

/** An `application/problem+json` answer. Nothing in it depends on the path, so that like cases are byte for byte alike. */
export function problem(status: ProblemStatus, { code, detail, at, extra, headers }: ProblemFacts): Response {
  const body: Problem = {
    type: 'about:blank',
    title: TITLES[status],
    status,
    code,
    detail,
    ...(at ? { at } : {}),
    ...extra,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}
