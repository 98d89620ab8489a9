import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { openapi } from './openapi'
import { rolesDoc } from './roles-doc'
import { ROUTES } from './routes'

interface Operation {
  operationId: string
  parameters: ({ $ref: string } | { name: string; in: string; required: boolean; schema: object })[]
  requestBody?: { content: Record<string, { schema?: object }> }
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: object }> }>
}
const document = JSON.parse(JSON.stringify(openapi()))
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

describe('the OpenAPI document', () => {
  it('has one operation for each row of the table, each with its own id', () => {
    expect(operations).toHaveLength(ROUTES.length)
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(ROUTES.length)
  })

  it('declares every parameter of a path, as required', () => {
    for (const { path, operation } of operations) {
      const inPath = operation.parameters.filter((one) => 'in' in one && one.in === 'path')
      expect(inPath.map((one) => ('name' in one ? [one.name, one.required] : []))).toEqual(
        [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => [name, true]),
      )
    }
  })

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(document)
    const refs = [...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer = '']) => pointer)
    expect(refs.length).toBeGreaterThan(0)
    for (const pointer of new Set(refs)) {
      const found = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document)
      expect([pointer, found !== undefined]).toEqual([pointer, true])
    }
  })

  it('has only schemas that JSON Schema 2020-12 knows', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false })
    const schemas = operations.flatMap(({ operation }) => [
      ...operation.parameters.flatMap((one) => ('schema' in one ? [one.schema] : [])),
      ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) => schema ?? []),
      ...Object.values(operation.responses).flatMap(({ content }) =>
        Object.values(content ?? {}).flatMap(({ schema }) => schema ?? []),
      ),
    ])
    expect(schemas.length).toBeGreaterThan(100)
    for (const schema of schemas) expect(() => ajv.compile(schema)).not.toThrow()
  }, 60_000)

  it('says how to come in wherever one must', () => {
    for (const spec of ROUTES) {
      const { security } = document.paths[spec.path][spec.method.toLowerCase()]
      expect(security.length > 0).toBe(!('public' in spec.access))
    }
  })
})

describe('the table', () => {
  it('has no two rows for one call', () => {
    const calls = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`)
    expect(new Set(calls).size).toBe(calls.length)
  })

  it('lets GET change nothing and take no body', () => {
    for (const { method, body, rawBody } of ROUTES)
      if (method === 'GET') expect([body, rawBody]).toEqual([undefined, undefined])
  })

  it('is what docs/roles.md says (npm run: node tools/run.mjs tools/generate-docs.ts)', async () => {
    expect(await readFile(new URL('../../docs/roles.md', import.meta.url), 'utf8')).toBe(rolesDoc())
  })
})
