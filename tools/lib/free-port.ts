import { type AddressInfo, createServer } from 'node:net'

/** A port of 127.0.0.1 that nobody listens on at this moment: `wanted` if that one is free. */
export async function freePort(wanted = 0): Promise<number> {
  const port = await tryPort(wanted)
  return port ?? freePort(0)
}

/** Whether nobody listens on `port` of `host`. */
export const isFree = async (port: number, host?: string): Promise<boolean> =>
  (await tryPort(port, host)) !== undefined

const tryPort = (port: number, host = '127.0.0.1'): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const { port: got } = server.address() as AddressInfo
      server.close(() => resolve(got))
    })
  })
