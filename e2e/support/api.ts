import { type APIRequestContext, type APIResponse, expect } from '@playwright/test'
import type { z } from 'zod'
import { HARBOUR } from './demo'

/** The HTTP API as a page calls it: with the session's cookie, for one tenant. */
export interface Api {
  /** Reads and holds the answer to the schema that the product promises. */
  read<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>>
  get(path: string): Promise<APIResponse>
  send(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, data: unknown): Promise<APIResponse>
}

/** @param client `page.request`, which shares the page's cookies */
export function apiOf(client: APIRequestContext, origin: string, slug: string = HARBOUR): Api {
  // A connection of its own each time: one kept open may be closed by the server just as it is used again.
  const headers = { 'plimsoll-tenant': slug, origin, connection: 'close' }
  const get = (path: string) => client.get(`/api/v1${path}`, { headers })
  return {
    get,
    async read(path, schema) {
      const answer = await get(path)
      expect(answer.status(), `GET ${path}`).toBe(200)
      return schema.parse(await answer.json())
    },
    send: (method, path, data) => client.fetch(`/api/v1${path}`, { method, headers, data }),
  }
}
