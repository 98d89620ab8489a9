import { jsonSchema } from './json-schema'
import { operation } from './operation'
import { problem } from './problem.schema'
import { type RouteSpec, TAGS } from './route-spec'
import { ROUTES } from './routes'

const ERRORS: Readonly<Record<number, string>> = {
  400: 'A parameter or the body cannot be taken; `at` says where.',
  401: 'No credentials, or such that are not good (any more).',
  403: 'The role may never do this. Said before anything is looked up.',
  404: "Not there, another tenant's, or not yours: nobody can tell which.",
  409: 'Does not go with what is there.',
  410: 'It was here and is kept no longer; said only to whoever might have it.',
  413: 'Too large; nothing was kept.',
  415: 'No parser knows this, or a media type or encoding that is not taken.',
  422: 'A known format, but broken.',
  429: 'Too much at once; `Retry-After` says when to try again.',
  503: 'Cannot be done now; `Retry-After` says when to try again.',
}

/** The route table as an OpenAPI 3.1 document. */
export function openapi(routes: readonly RouteSpec[] = ROUTES) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const spec of routes) {
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operation(spec) }
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plimsoll',
      version: '1',
      description:
        'Audit and scan reports of container fleets, kept as provable evidence and held against control frameworks. ' +
        'JSON in snake_case, times RFC 3339 in UTC, ids opaque.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: TAGS.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '`plm_` and 43 characters; knows its tenant.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'plimsoll.session',
          description:
            "The browser's session, with `Plimsoll-Tenant`; changes only from this server's pages.",
        },
      },
      parameters: {
        tenant: {
          name: 'Plimsoll-Tenant',
          in: 'header',
          required: false,
          description: "The tenant's short name; needed with a session.",
          schema: { type: 'string' },
        },
      },
      schemas: { Problem: jsonSchema(problem, 'output') },
      responses: Object.fromEntries(
        Object.entries(ERRORS).map(([status, description]) => [status, { description, content }]),
      ),
    },
  }
}
