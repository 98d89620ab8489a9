import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { checkAddress } from './check-address'
import { isAllowedHost, isOpenAddress } from './outgoing-rule'
import { post } from './post'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

/** A receiver on this machine, and how many connections it saw. */
async function receiver(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle)
  servers.push(server)
  const seen = { connections: 0 }
  server.on('connection', () => {
    seen.connections++
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { port: (server.address() as AddressInfo).port, seen }
}
const send = (url: string, allow: string[] = [], timeoutMs = 5000) =>
  post({ url: new URL(url), headers: {}, body: '{}', allow, timeoutMs })

describe('an address', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.100.100.200',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a9fe:a9fe',
    'fd00:ec2::254',
    'fe80::1',
    '2002:7f00:1::',
    '2001::1',
    'ff02::1',
  ])('%s is closed, and open once the operator lists it', (address) => {
    expect(isOpenAddress(address, [])).toBe(false)
    expect(isOpenAddress(address, [address])).toBe(true)
  })

  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('%s is open', (address) => {
    expect(isOpenAddress(address, [])).toBe(true)
  })

  it('is listed by a network or by a name, never by a part of one', () => {
    expect(isOpenAddress('10.20.3.4', ['10.20.0.0/16'])).toBe(true)
    expect(isOpenAddress('10.21.3.4', ['10.20.0.0/16'])).toBe(false)
    expect(isAllowedHost('Hooks.Corp.example.', ['hooks.corp.example'])).toBe(true)
    expect(isAllowedHost('evil-hooks.corp.example', ['hooks.corp.example'])).toBe(false)
    expect(isAllowedHost('[::1]', ['::1'])).toBe(true)
  })
})

describe('saving', () => {
  const refused =
    (url: string, allow: string[] = []) =>
    () =>
      checkAddress(url, allow, '/url')

  it.each([
    'http://hooks.example.com/in',
    'https://user:secret@hooks.example.com/in',
    'https://127.0.0.1/in',
    'https://2130706433/in',
    'https://0x7f.1/in',
    'https://[::ffff:169.254.169.254]/latest',
    'https://localhost/in',
    'https://a.localhost./in',
    'ftp://hooks.example.com',
    'hooks.example.com/in',
  ])('refuses %s', (url) => {
    expect(refused(url)).toThrow(expect.objectContaining({ code: 'address_not_allowed', at: '/url' }))
  })

  it('takes https to a name, and http to what the operator lists', () => {
    expect(refused('https://hooks.example.com/in')()).toMatchObject({ host: 'hooks.example.com' })
    expect(refused('http://127.0.0.1:8080/in', ['127.0.0.1'])()).toMatchObject({ port: '8080' })
    expect(refused('http://hooks.corp/in', ['hooks.corp'])()).toMatchObject({ host: 'hooks.corp' })
  })
})

describe('sending', () => {
  it('never connects to a name that leads into a closed network', async () => {
    const { port, seen } = await receiver((_, response) => response.end('ok'))
    await expect(send(`https://localhost:${port}/`)).rejects.toMatchObject({ code: 'closed_network' })
    expect(seen.connections).toBe(0)
  })

  it('never connects to an address in place of a name', async () => {
    const { port, seen } = await receiver((_, response) => response.end('ok'))
    for (const host of ['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]']) {
      await expect(send(`https://${host}:${port}/`)).rejects.toMatchObject({ code: 'closed_network' })
    }
    expect(seen.connections).toBe(0)
  })

  it('sends no http where the operator lists nothing', async () => {
    const { port, seen } = await receiver((_, response) => response.end('ok'))
    await expect(send(`http://localhost:${port}/`)).rejects.toMatchObject({ code: 'not_https' })
    expect(seen.connections).toBe(0)
  })

  it('posts to what the operator lists, by name or by address', async () => {
    const { port } = await receiver((request, response) => response.end(request.method))
    await expect(send(`http://127.0.0.1:${port}/`, ['127.0.0.0/8'])).resolves.toEqual({
      status: 200,
      text: 'POST',
    })
    await expect(send(`http://localhost:${port}/`, ['localhost'])).resolves.toMatchObject({ status: 200 })
  })

  it('follows no redirect', async () => {
    const inner = await receiver((_, response) => response.end('secret'))
    const outer = await receiver((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${inner.port}/` }).end()
    })
    await expect(send(`http://127.0.0.1:${outer.port}/`, ['127.0.0.1'])).resolves.toEqual({
      status: 307,
      text: '',
    })
    expect(inner.seen.connections).toBe(0)
  })

  it('reads the first bytes of an endless answer', async () => {
    const { port } = await receiver((_, response) => {
      const pour = () => {
        while (response.writable && response.write('x'.repeat(65_536)));
      }
      response.on('drain', pour)
      pour()
    })
    const { text } = await send(`http://127.0.0.1:${port}/`, ['127.0.0.1'])
    expect(text).toHaveLength(16_384)
  })

  it('gives up on one that never answers, and says why in a word', async () => {
    const { port } = await receiver(() => {})
    await expect(send(`http://127.0.0.1:${port}/`, ['127.0.0.1'], 100)).rejects.toMatchObject({
      code: 'timeout',
    })
  })

  it('says that nobody listens, without the address', async () => {
    const { port } = await receiver(() => {})
    const server = servers.pop()
    await new Promise((done) => server?.close(done))
    const failed = send(`http://127.0.0.1:${port}/hook/SECRET`, ['127.0.0.1'])
    await expect(failed).rejects.toMatchObject({
      code: 'unreachable',
      message: 'The connection failed (ECONNREFUSED).',
    })
  })
})
