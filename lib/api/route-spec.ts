import type { z } from 'zod'
import type { Action, PlatformAction } from '@/lib/access/actions'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call. There is no default: a route without one does not compile. */
export type Access =
  /** Whoever may do one of these in the tenant asked for. */
  | { readonly anyOf: readonly [Action, ...Action[]] }
  | { readonly platform: PlatformAction }
  /** Any signed-in person, of whatever tenant; tokens are refused. */
  | {
      readonly session: true
      /** Also for whoever must first choose a password or set up a second factor. */
      readonly held?: true
    }
  | { readonly public: true }

/** An answer that is no JSON; its handler returns a `Response`. */
export interface MediaAnswer {
  readonly media: string
  readonly description: string
}

/** A schema for JSON, a media type for anything else, null for an empty answer. */
export type Answer = z.ZodType | MediaAnswer | null

/** Statuses of errors that do not follow from the access and the inputs by themselves. */
export type ExtraError = 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503

export const TAGS = [
  'submissions',
  'assets',
  'findings',
  'assessments',
  'reports',
  'log',
  'agents',
  'administration',
  'session',
  'platform',
  'service',
] as const
export type Tag = (typeof TAGS)[number]

/** One row of the route table: everything of an operation but its work. */
export interface RouteSpec {
  readonly method: Method
  /** Under `/api/v1`, with `{name}` for each parameter. */
  readonly path: `/${string}`
  readonly summary: string
  readonly tag: Tag
  readonly access: Access
  /** Closer rules for the path's parameters; a value that breaks one is simply not there (404). */
  readonly params?: z.ZodObject
  /** Every parameter that is known; any other is refused. An array schema takes a repeated parameter. */
  readonly query?: z.ZodObject
  /** JSON body. */
  readonly body?: z.ZodType
  /** The handler reads the bytes itself from `request.body`, and limits them. */
  readonly rawBody?: { readonly media: string; readonly description: string }
  /** Bytes a JSON body may have; 1 MB if not said. */
  readonly maxBodyBytes?: number
  /** By status. A handler that returns a plain value answers the lowest. */
  readonly answers: Readonly<Record<number, Answer>>
  readonly errors?: readonly ExtraError[]
}

type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name | keyof PathParameters<Rest>]: string }
  : unknown

export type ParamsOf<S extends RouteSpec> = S extends { params: infer P extends z.ZodObject }
  ? z.output<P>
  : PathParameters<S['path']>
export type QueryOf<S extends RouteSpec> = S extends { query: infer Q extends z.ZodObject }
  ? z.output<Q>
  : undefined
export type BodyOf<S extends RouteSpec> = S extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : undefined

type ValueOf<A> = A extends z.ZodType ? z.input<A> : A extends null ? undefined : Response
/** What a handler may give: a value one of the answers' schemas takes, nothing for an empty answer, else a `Response`. */
export type AnswerOf<S extends RouteSpec> = {
  [K in keyof S['answers']]: ValueOf<S['answers'][K]>
}[keyof S['answers']]
