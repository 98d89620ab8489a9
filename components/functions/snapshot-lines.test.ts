import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { fakeEngine } from '@/agent/testing/fake-engine'
import { readSnapshotReport } from '@/lib/formats/engine-snapshot/testing/read-snapshot-report'
import { snapshotLines } from './snapshot-lines'

const has = (command: string) => spawnSync(command, ['--version']).status === 0

test.skipIf(!has('curl') || !has('jq'))(
  'the lines for a shell make a snapshot that reads, without any value of the environment',
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-lines-'))
    const { requests } = JSON.parse(
      readFileSync('lib/formats/engine-snapshot/goldens/podman-4.3.json', 'utf8'),
    ) as { requests: Record<string, { status: number; body: { Id?: string } }> }
    const answers = new Map(
      Object.entries(requests).map(([line, said]) => [line.replaceAll('%2C', ','), said]),
    )
    for (const [line, said] of Object.entries(requests)) {
      if (/^GET \/images\/.+\/json$/.test(line) && said.body.Id)
        answers.set(`GET /images/${said.body.Id}/json`, said)
    }
    const engine = await fakeEngine(path.join(folder, 'engine.sock'), answers)
    try {
      const lines = snapshotLines('http://localhost:1', 'token').replaceAll(
        '/var/run/docker.sock',
        engine.socket,
      )
      const collect = lines.slice(0, lines.indexOf('curl --data-binary'))
      await promisify(execFile)('sh', ['-c', collect], { cwd: folder })
      const text = readFileSync(path.join(folder, 'snapshot.json'), 'utf8')
      expect(text).not.toContain('/usr/local/sbin:/usr/local/bin')
      const { observations, components, notes } = await readSnapshotReport(text)
      expect(components.map(({ name }) => name)).toEqual(['bad', 'good'])
      expect(notes).toEqual([])
      const said = (code: string) =>
        observations.find(({ check }) => check.name === `plimsoll/${code}`)?.result
      expect([said('image-old'), said('sshd-running')]).toEqual(['pass', 'pass'])
    } finally {
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
