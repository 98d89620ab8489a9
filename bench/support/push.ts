import type { BenchTenant } from './bench-tenant'
import type { BenchWorld } from './bench-world'

/** Hands in a report through the API as an agent does. @throws where the server does not take it */
export async function push(
  { api }: BenchWorld,
  { token }: BenchTenant,
  query: Readonly<Record<string, string>>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const response = await fetch(`${api}/api/v1/submissions?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
    body,
  })
  const said = await response.text()
  if (![200, 201].includes(response.status)) throw new Error(`${response.status} ${said}`)
}
