/** The body of an error answer (RFC 9457). `code` is stable. */
export interface ApiProblem {
  title: string
  status: number
  code: string
  detail: string
  at?: string
  errors?: { at: string; detail: string }[]
  /** Of a 500: what to tell whoever runs this server. */
  reference?: string
  [more: string]: unknown
}

/** An answer that is not 2xx. `status` is 0 where no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: ApiProblem,
    /** Of `Retry-After`. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail || problem.title)
    this.name = 'ApiError'
  }
  get code(): string {
    return this.problem.code
  }
}

type Scalar = string | number | boolean | null | undefined
export type QueryParams = Readonly<Record<string, Scalar>>

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Slug for the header `Plimsoll-Tenant`; null for calls of no tenant. */
  tenant: string | null
  query?: QueryParams | undefined
  /** Sent as JSON; FormData, Blob and text go as they are. */
  body?: unknown
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal | undefined
}

/** Path with a query string; empty parameters are left out. */
export function withQuery(path: string, query: QueryParams = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

/**
 * Calls `/api/v1{path}` with the session's cookie and answers the JSON, or undefined where there is none.
 * @throws ApiError
 */
export async function api<T>(path: string, request: ApiRequest): Promise<T> {
  const response = await apiResponse(path, request)
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** The same, answering the response itself (downloads, evidence). @throws ApiError */
export async function apiResponse(path: string, request: ApiRequest): Promise<Response> {
  const { method = 'GET', tenant, query, body, headers, signal } = request
  const raw = body instanceof FormData || body instanceof Blob || typeof body === 'string'
  let response: Response
  try {
    response = await fetch(withQuery(`/api/v1${path}`, query), {
      method,
      headers: {
        accept: 'application/json',
        ...(tenant ? { 'plimsoll-tenant': tenant } : {}),
        ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: body === undefined ? null : raw ? (body as BodyInit) : JSON.stringify(body),
      signal: signal ?? null,
      cache: 'no-store',
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, { title: 'No answer', status: 0, code: 'unreachable', detail: '' })
  }
  if (response.ok) return response
  throw new ApiError(response.status, await problemOf(response), retryAfter(response))
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const { status, statusText: title } = response
  const said = (await response.json().catch(() => ({}))) as Partial<ApiProblem>
  return { title, code: 'unknown', detail: '', ...said, status }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : null
}
