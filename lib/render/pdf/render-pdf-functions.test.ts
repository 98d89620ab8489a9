import { describe, expect, it } from 'vitest'
import type { SnapshotFunctionHost, SnapshotFunctionRow } from '@/lib/core/report-snapshot'
import { renderPdf } from './render-pdf'
import { fixtureSnapshot } from './testing/fixture'
import { bare, readPdf } from './testing/read-pdf'

const HOSTILE = '#eval("1+1") $x$ <b>'
const row: SnapshotFunctionRow = {
  component: 'name:ledger-web-1',
  name: 'ledger-web-1',
  image: 'registry.example.com/shop/web:2.4.1',
  running: true,
  declared: {
    function: { en: 'Web server', zh: 'Web 服务器' },
    level: 'high',
    way: 'isolated',
    by: 'person',
    who: '李雷',
    since: '2026-11-01T00:00:00.000Z',
    reason: HOSTILE,
    log_index: 41,
  },
  observed: [{ program: 'redis-server', kind: { en: 'Cache', zh: '缓存' } }],
  ports: ['127.0.0.1:8443->8080/tcp'],
  kernel: 'shared',
  privileged: false,
  shares: ['network:host'],
  neighbours: { high: 1, medium: 0, low: 2, undeclared: 3 },
  evidence: 'contradicted',
  reasons: [
    { code: 'other_function', what: [{ en: 'Cache', zh: '缓存' }] },
    { code: 'shares', what: [{ en: 'network:host', zh: 'network:host' }] },
  ],
  place: { from: 100, to: 4200 },
}
const hosts: SnapshotFunctionHost[] = [
  {
    host: 'vault-01',
    observed_at: '2026-11-22T03:00:00.000Z',
    log_index: 17,
    rows: [row, { ...row, name: 'quiet-1', declared: null, evidence: 'needs_declaration', reasons: [] }],
  },
  { host: 'blind-01', observed_at: null, log_index: null, rows: [] },
]

describe('the sheet of functions in a report', () => {
  it.each([
    [
      'en',
      [
        'Functions of containers',
        'Contradicts (indication)',
        'Web server · high',
        'something else runs: Cache',
      ],
    ],
    ['zh', ['容器功能表', '与声明矛盾（迹象）', 'Web 服务器 · 高', '实际运行的是: 缓存']],
  ] as const)(
    'says every row, who declared it and where that is, in %s',
    async (lang, words) => {
      const snapshot = { ...fixtureSnapshot({ framework: 'pci-dss-4.0.1', failures: 2 }), functions: hosts }
      const { text } = await readPdf(await renderPdf(snapshot, lang))
      for (const said of [
        ...words,
        'ledger-web-1',
        'quiet-1',
        'blind-01',
        'vault-01',
        '李雷',
        HOSTILE,
        '100–4200',
        'redis-server',
      ])
        expect(text).toContain(bare(said))
    },
    60_000,
  )

  it('is not there in reports of other frameworks, nor of snapshots that had none', async () => {
    const { text } = await readPdf(await renderPdf(fixtureSnapshot({ failures: 2 }), 'en'))
    expect(text).not.toContain(bare('Functions of containers'))
  }, 60_000)
})
