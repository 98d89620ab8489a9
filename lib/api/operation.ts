import { z } from 'zod'
import { accessWords } from './access-words'
import { errorsOf } from './errors-of'
import { jsonSchema } from './json-schema'
import type { Answer, RouteSpec } from './route-spec'

const TENANT_HEADER = { $ref: '#/components/parameters/tenant' }
const JSON_TYPE = 'application/json'

/** One row of the table as an OpenAPI 3.1 operation. */
export function operation(spec: RouteSpec) {
  const ofTenant = 'anyOf' in spec.access
  const secured = 'public' in spec.access ? [] : [{ session: [] }, ...(ofTenant ? [{ token: [] }] : [])]
  return {
    operationId: operationId(spec),
    summary: spec.summary,
    description: accessWords(spec.access),
    tags: [spec.tag],
    security: secured,
    parameters: [
      ...(ofTenant || 'session' in spec.access ? [TENANT_HEADER] : []),
      ...pathParameters(spec),
      ...queryParameters(spec),
    ],
    ...requestBody(spec),
    responses: {
      ...Object.fromEntries(
        Object.entries(spec.answers).map(([status, answer]) => [status, response(answer)]),
      ),
      ...Object.fromEntries(
        errorsOf(spec).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
      ),
    },
  }
}

function operationId({ method, path }: RouteSpec): string {
  return `${method.toLowerCase()}_${path.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_|_$/g, '')}`
}

function pathParameters(spec: RouteSpec) {
  return [...spec.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => {
    const schema = spec.params?.shape[name]
    return {
      name,
      in: 'path',
      required: true,
      schema: schema instanceof z.ZodType ? jsonSchema(schema, 'input') : { type: 'string' },
    }
  })
}

function queryParameters(spec: RouteSpec) {
  return Object.entries(spec.query?.shape ?? {}).flatMap(([name, schema]) =>
    schema instanceof z.ZodType
      ? [
          {
            name,
            in: 'query',
            required: !schema.safeParse(undefined).success,
            schema: jsonSchema(schema, 'output'),
          },
        ]
      : [],
  )
}

function requestBody({ body, rawBody }: RouteSpec) {
  if (rawBody) {
    const { media, description } = rawBody
    return { requestBody: { description, required: true, content: { [media]: {} } } }
  }
  if (!body) return {}
  return { requestBody: { required: true, content: { [JSON_TYPE]: { schema: jsonSchema(body, 'input') } } } }
}

function response(answer: Answer) {
  if (answer === null) return { description: 'Done.' }
  if (answer instanceof z.ZodType) {
    return { description: 'As asked.', content: { [JSON_TYPE]: { schema: jsonSchema(answer, 'output') } } }
  }
  return { description: answer.description, content: { [answer.media]: {} } }
}
