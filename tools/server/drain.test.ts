import { fork } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../lib/free-port'
import { root } from '../lib/root'
import { temporaryFolder } from '../lib/temporary-folder'

/** A serving process with our preload, as Next.js is started: `/slow` answers when it is told to, or when the body has come. */
const SERVER = `
import { createServer } from 'node:http'
globalThis.plimsollEndJobs = async (ms) => {
  process.send({ jobs: ms })
  await new Promise((resolve) => process.on('message', (said) => said === 'jobs' && resolve()))
}
globalThis.plimsollAnswers = (incoming, outgoing) => {
  if (incoming.url !== '/straight') return false
  outgoing.end('straight')
  return true
}
let answer = () => {}
process.on('message', (said) => said === 'answer' && answer())
createServer((incoming, outgoing) => {
  if (incoming.url !== '/slow') return outgoing.end('quick')
  process.send({ begun: true })
  answer = () => outgoing.end('slow')
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send({ listens: true }))
`

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder('drain')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function start() {
  const file = join(folder, 'server.mjs')
  await writeFile(file, SERVER)
  const port = await freePort()
  const child = fork(file, {
    execArgv: ['--import', pathToFileURL(join(root, 'tools/server/preload.mjs')).href],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const heard: Record<string, unknown>[] = []
  child.on('message', (said) => heard.push(said as Record<string, unknown>))
  const until = async (name: string) => {
    while (!heard.some((said) => name in said)) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await until('listens')
  return { child, port, until, ended, url: `http://127.0.0.1:${port}` }
}

const ask = (url: string): Promise<{ text: string; connection: string | undefined }> =>
  new Promise((resolve, reject) => {
    request(url, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk
      })
      response.on('end', () => resolve({ text, connection: response.headers.connection }))
    })
      .on('error', reject)
      .end()
  })

test('after SIGTERM what was begun is answered and its connection closed, nothing new is taken, and the end is 0', async () => {
  const server = await start()
  const slow = ask(`${server.url}/slow`)
  await server.until('begun')
  server.child.kill('SIGTERM')
  await server.until('jobs')
  await expect(ask(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  // Once more is no reason to hurry.
  server.child.kill('SIGTERM')
  server.child.send('answer')
  expect(await slow).toEqual({ text: 'slow', connection: 'close' })
  expect(server.child.exitCode).toBeNull()
  server.child.send('jobs')
  expect(await server.ended).toBe(0)
})

test('a server that nobody asks anything ends at once, whatever its clients keep open', async () => {
  const server = await start()
  expect((await fetch(server.url)).status).toBe(200)
  server.child.kill('SIGTERM')
  await server.until('jobs')
  server.child.send('jobs')
  expect(await server.ended).toBe(0)
})

test('what the app answers by itself is handed to it, and nothing else', async () => {
  const server = await start()
  expect(await (await fetch(`${server.url}/straight`)).text()).toBe('straight')
  expect(await (await fetch(server.url)).text()).toBe('quick')
  server.child.kill('SIGTERM')
  await server.until('jobs')
  server.child.send('jobs')
  expect(await server.ended).toBe(0)
})
