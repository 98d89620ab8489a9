import { expect, test } from 'vitest'
import {
  readSnapshotReport,
  snapshotGolden,
} from '@/lib/formats/engine-snapshot/testing/read-snapshot-report'
import { redact } from './plimsoll-agent.mjs'

const SNAPSHOTS = ['default-20.10.json', 'hardened-20.10.json', 'swarm-20.10.json', 'podman-4.3.json']

interface Requests {
  requests: Record<string, { status: number; body: unknown }>
}

/** What the checks say, without places in the bytes. */
async function said(bytes: Uint8Array | string) {
  const { observations } = await readSnapshotReport(bytes)
  return observations.map(({ check, subject, result, detail }) =>
    [check.name, subject, result, detail].join(' | '),
  )
}

test.each(SNAPSHOTS)('%s says the same once the agent has taken its secrets out', async (name) => {
  const bytes = snapshotGolden(name)
  const snapshot: Requests = JSON.parse(new TextDecoder().decode(bytes))
  for (const answer of Object.values(snapshot.requests)) answer.body = redact(answer.body)
  const redacted = JSON.stringify(snapshot)
  expect(redacted).not.toMatch(/lab-not-a-real/)
  expect(await said(redacted)).toEqual(await said(bytes))
})
