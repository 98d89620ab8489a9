import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { GET } from '@/app/agent/[file]/route'
import { readAgentFile } from './read-agent-file'

const get = (file: string) => GET(new Request('http://plimsoll.test'), { params: Promise.resolve({ file }) })

it('hands out the agent as it lies there, with its hash', async () => {
  const response = await get('plimsoll-agent.mjs')
  const bytes = readFileSync('agent/plimsoll-agent.mjs')
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  expect(response.headers.get('etag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`)
})

it.each([
  'package.json',
  '../package.json',
  '..%2fpackage.json',
  'constructor',
  '',
  'README.md',
  'send-reports.test.ts',
])('hands out nothing else: “%s”', async (name) => {
  expect((await get(name)).status).toBe(404)
})

it('is a package that npx runs, the same bytes every time', async () => {
  const file = await readAgentFile('plimsoll-agent.tgz')
  expect((await readAgentFile('plimsoll-agent.tgz'))?.sha256).toBe(file?.sha256)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-npx-'))
  const tgz = path.join(folder, 'plimsoll-agent.tgz')
  writeFileSync(tgz, file?.bytes ?? '')
  const ran = spawnSync(
    'npx',
    [
      '--yes',
      '--offline',
      '--cache',
      path.join(folder, 'cache'),
      `--package=file:${tgz}`,
      'plimsoll-agent',
      '--version',
    ],
    {
      encoding: 'utf8',
      cwd: folder,
    },
  )
  rmSync(folder, { recursive: true, force: true })
  expect(ran.stdout.trim()).toBe(JSON.parse(readFileSync('agent/package.json', 'utf8')).version)
})
