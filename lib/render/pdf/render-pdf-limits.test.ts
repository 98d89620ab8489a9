import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { AT_ONCE, renderPdf } from './render-pdf'
import { fixtureSnapshot } from './testing/fixture'

const plenty = { milliseconds: 120_000, megabytes: 4096 }
const ignore = () => {}

it('ends a report that takes too long, and says so', { timeout: 60_000 }, async () => {
  const limits = { ...plenty, milliseconds: 1 }
  await expect(renderPdf(fixtureSnapshot(), 'en', ignore, limits)).rejects.toThrow(/took longer than 0.001 s/)
})

// Only Linux says what another process holds.
it.runIf(existsSync('/proc/self/status'))(
  'ends a report that takes too much memory, and says so',
  { timeout: 60_000 },
  async () => {
    const limits = { ...plenty, megabytes: 20 }
    await expect(renderPdf(fixtureSnapshot(), 'en', ignore, limits)).rejects.toThrow(/took more than 20 MB/)
  },
)

// However many are asked for, a server holds AT_ONCE times this for them; the bound is looked at while they are set.
it.runIf(existsSync('/proc/self/status'))(
  'sets the largest report that is promised, 93 controls with 5,000 failures and every remedy, within 1.5 GB',
  { timeout: 240_000 },
  async () => {
    const snapshot = fixtureSnapshot({ failures: 5_000, remedies: 99 })
    expect(snapshot.controls.filter(({ verdict }) => verdict !== null)).toHaveLength(93)
    const limits = { ...plenty, megabytes: 1_536 }
    const seen: number[] = []
    const pdf = await renderPdf(snapshot, 'zh', (percent) => seen.push(percent), limits)
    expect(pdf.length).toBeGreaterThan(1_000_000)
    expect(seen.length).toBeGreaterThan(1)
  },
)

it('sets ten reports that are asked for at once, never more than the bound at a time', {
  timeout: 120_000,
}, async () => {
  const snapshot = fixtureSnapshot({ empty: true })
  const atWork = new Set<number>()
  let most = 0
  const render = async (n: number) => {
    const pdf = await renderPdf(snapshot, 'en', () => {
      atWork.add(n)
      most = Math.max(most, atWork.size)
    })
    atWork.delete(n)
    return pdf
  }
  const all = await Promise.all(Array.from({ length: 10 }, (_, n) => render(n)))
  expect(new Set(all.map((pdf) => pdf.length)).size).toBe(1)
  expect(most).toBe(AT_ONCE)
})
