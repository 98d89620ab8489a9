import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Certificates, makeCertificates } from '@/tools/testing/slapd/certificates'
import { runAgent } from './testing/run-agent'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl)
  console.info(
    '2026-11-22: there is no openssl here to make certificates with, so TLS and proxies are not tried.',
  )

describe.skipIf(!hasOpenssl)('over TLS', () => {
  let folder: string
  let certificates: Certificates
  let server: https.Server
  let proxy: http.Server
  const connected: { authority: string; login: string | undefined }[] = []
  const listen = (one: http.Server | https.Server) =>
    new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
  const portOf = (one: http.Server | https.Server) => (one.address() as AddressInfo).port

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-tls-'))
    certificates = await makeCertificates(folder)
    const { keyFile, certificateFile } = certificates
    server = https.createServer(
      { key: readFileSync(keyFile), cert: readFileSync(certificateFile) },
      (request, response) => {
        request.resume().on('end', () => {
          response.writeHead(201, { 'content-type': 'application/json' })
          response.end(
            JSON.stringify({
              id: 'sub_1',
              state: 'parsed',
              tool: 'x',
              items: 1,
              assets: [],
              notes: [],
              changes: null,
            }),
          )
        })
      },
    )
    proxy = http.createServer()
    proxy.on('connect', (request, socket, head) => {
      connected.push({ authority: request.url ?? '', login: request.headers['proxy-authorization'] })
      if (request.headers['proxy-authorization'] === undefined)
        return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      const there = connect(portOf(server), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
        there.write(head)
        there.pipe(socket).pipe(there)
      })
      there.on('error', () => socket.destroy())
      socket.on('error', () => there.destroy())
    })
    await listen(server)
    await listen(proxy)
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
    proxy.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const push = (env: Record<string, string>, url = `https://localhost:${portOf(server)}`) => {
    const file = path.join(folder, 'report')
    writeFileSync(file, 'report')
    const state = mkdtempSync(path.join(folder, 'state-'))
    return runAgent(['push', file, '--asset', 'a'], {
      PLIMSOLL_URL: url,
      PLIMSOLL_TOKEN: 'plm_x',
      PLIMSOLL_STATE_DIR: state,
      ...env,
    })
  }

  it('the server’s certificate is checked; an authority of one’s own is named', async () => {
    expect(await push({})).toMatchObject({ code: 3, err: expect.stringContaining('--ca-file') })
    expect((await push({ PLIMSOLL_CA_FILE: certificates.otherCaFile })).code).toBe(3)
    expect(await push({ PLIMSOLL_CA_FILE: certificates.caFile })).toMatchObject({ code: 0, err: '' })
    const elsewhere = `https://127.0.0.1:${portOf(server)}`
    expect((await push({ PLIMSOLL_CA_FILE: certificates.caFile }, elsewhere)).code).toBe(3)
  })

  it('goes through HTTPS_PROXY by CONNECT, which sees neither token nor report, and past it for NO_PROXY', async () => {
    const told = {
      PLIMSOLL_CA_FILE: certificates.caFile,
      HTTPS_PROXY: `http://ops:pa%3Ass@127.0.0.1:${portOf(proxy)}`,
    }
    const name = `localhost:${portOf(server)}`
    expect(await push(told)).toMatchObject({ code: 0, err: '' })
    const login = `Basic ${Buffer.from('ops:pa:ss').toString('base64')}`
    expect(connected.splice(0)).toEqual([
      { authority: name, login },
      { authority: name, login },
    ])
    expect((await push({ ...told, NO_PROXY: 'localhost' })).code).toBe(0)
    expect(connected).toEqual([])
  })

  it('a proxy that refuses is like a server that is away: the report waits', async () => {
    const ran = await push({
      PLIMSOLL_CA_FILE: certificates.caFile,
      HTTPS_PROXY: `127.0.0.1:${portOf(proxy)}`,
    })
    expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('answers 407') })
  })
})
