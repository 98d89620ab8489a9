import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { localAddress } from './local-address'
import { holderOf, portTaken, requirePort } from './port'
import { serverEnvironment } from './server-environment'

describe('a port that is taken', () => {
  test('names who to stop and how to go elsewhere', () => {
    expect(portTaken(3000, { pid: 42, what: 'node server.js' }, 'demo')).toBe(
      'Port 3000 is taken by process 42 (node server.js). Stop that one (kill 42), or use another port: PORT=3001 npm run demo',
    )
    expect(portTaken(3000, undefined, 'start')).toBe(
      'Port 3000 is taken by another program. Stop that one, or use another port: PORT=3001 npm run start',
    )
    expect(portTaken(65_535, undefined, 'demo')).toContain('PORT=3000 ')
  })

  test.each(['127.0.0.1', '0.0.0.0'])('is noticed on %s, with its process', async (host) => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, host, resolve))
    const { port } = server.address() as AddressInfo
    try {
      await expect(requirePort(port, 'demo')).rejects.toThrow(`Port ${port} is taken`)
      if (process.platform === 'linux') expect(holderOf(port)?.pid).toBe(process.pid)
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
    await requirePort(port, 'demo')
  })
})

test('the serving process gets the app’s login and never the owner’s', () => {
  const env = serverEnvironment(
    { PATH: '/bin', DATABASE_URL: 'postgresql://owner:secret@db/x', PGPASSWORD: 'secret', NODE_ENV: 'test' },
    { appUrl: 'postgresql://app@db/x', secret: 's', url: 'http://localhost:1', port: 1, mode: 'production' },
  )
  // Empty and not absent: Next.js would otherwise take them from a .env file.
  expect(env).toMatchObject({
    DATABASE_URL: '',
    PGPASSWORD: '',
    DATABASE_APP_URL: 'postgresql://app@db/x',
    PATH: '/bin',
  })
  expect(Object.values(env).join()).not.toContain('owner')
})

test('a server is asked where it listens', () => {
  expect(localAddress(1)).toBe('http://127.0.0.1:1')
  expect(localAddress(1, '0.0.0.0')).toBe('http://127.0.0.1:1')
  expect(localAddress(1, '::1')).toBe('http://[::1]:1')
})
