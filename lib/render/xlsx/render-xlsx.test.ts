import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it, vi } from 'vitest'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { fixtureSnapshot } from '@/lib/render/pdf/testing/fixture'
import { renderXlsx } from './render-xlsx'
import { unzip } from './testing/unzip'

// Each loads the catalogue and writes several workbooks.
vi.setConfig({ testTimeout: 30_000 })

const MLPS = { framework: 'mlps-gbt22239-2019', level: 'L3' } as const

/** The fixture with results by asset: its first failing control fails on edge-01 and passes on vault-01. */
function withResults(snapshot: ReportSnapshot): ReportSnapshot {
  return {
    ...snapshot,
    controls: snapshot.controls.map((control) =>
      control.verdict === 'not_met' && control.why.length > 0
        ? {
            ...control,
            by_asset: [
              {
                verdict: 'not_met',
                words: { en: 'Nonconformant (indication)', zh: '不符合（迹象）' },
                reason: 'counted_safeguard_fails',
                assets: ['ast_0'],
              },
              {
                verdict: 'no_gap_seen',
                words: { en: 'No gap seen', zh: '未发现问题' },
                reason: 'all_counted_pass',
                assets: ['ast_1'],
              },
            ],
          }
        : { ...control, by_asset: [] },
    ),
  }
}
async function sheetsOf(snapshot: ReportSnapshot, lang: 'zh' | 'en') {
  const { sheets } = await readXlsx(await renderXlsx(snapshot, lang))
  return new Map(sheets.map((one) => [one.name, one.rows]))
}

describe('a report as XLSX', () => {
  it('has the sheets of 等保 by their names, and of others by theirs', async () => {
    expect([...(await sheetsOf(withResults(fixtureSnapshot(MLPS)), 'zh')).keys()]).toEqual([
      '封面',
      '测评对象×测评项',
      '结果记录',
      '测评项',
      '证据',
      '测评对象',
    ])
    expect([...(await sheetsOf(withResults(fixtureSnapshot()), 'zh')).keys()][1]).toBe('资产×控制项')
    expect([...(await sheetsOf(withResults(fixtureSnapshot(MLPS)), 'en')).keys()]).toEqual([
      'Cover',
      'Assets × controls',
      'Results',
      'Controls',
      'Evidence',
      'Assets',
    ])
  })

  it('crosses every asset with every control that has a result, in the words of the framework', async () => {
    const snapshot = withResults(fixtureSnapshot(MLPS))
    const looked = snapshot.controls.filter((control) => control.by_asset?.length)
    const rows = (await sheetsOf(snapshot, 'zh')).get('测评对象×测评项') ?? []
    expect(looked.length).toBeGreaterThan(3)
    expect(rows[0]).toHaveLength(2 + looked.length)
    expect(rows.slice(1).map((row) => row.slice(0, 3))).toEqual([
      ['edge-01', '主机', '不符合（迹象）'],
      ['vault-01', '主机', '未发现问题'],
      ['swarm-01', '主机', null],
    ])
  })

  it('says for each asset and control what failed on that very asset, and where the evidence says so', async () => {
    const snapshot = withResults(fixtureSnapshot(MLPS))
    const control = snapshot.controls.find(
      (one) => one.by_asset?.length && one.why.some((why) => why.counted && why.failing.length > 0),
    )
    const rows = (await sheetsOf(snapshot, 'en')).get('Results') ?? []
    const lines = rows.filter((row) => row[0] === control?.ref)
    expect(lines.map((row) => [row[1], row[3]])).toEqual([
      ['edge-01', 'Nonconformant (indication)'],
      ['vault-01', 'No gap seen'],
    ])
    const failing = control?.why.filter((why) => why.counted).flatMap((why) => why.failing) ?? []
    const own = failing.filter((one) => one.asset === 'edge-01')
    expect(own.length).toBeGreaterThan(0)
    const record = (one: (typeof own)[number]) =>
      `${one.check_title} · ${one.subject}${one.detail ? `: ${one.detail}` : ''}`
    expect(String(lines[0]?.[5]).split('\n').sort()).toEqual(own.map(record).sort())
    expect(String(lines[0]?.[7])).toContain(`${own[0]?.place.from}–${own[0]?.place.to}`)
  })

  it('lists all judged controls, all evidence and all assets of the snapshot', async () => {
    const snapshot = withResults(fixtureSnapshot(MLPS))
    const sheets = await sheetsOf(snapshot, 'en')
    const judged = snapshot.controls.filter((control) => control.verdict !== null)
    expect(sheets.get('Controls')).toHaveLength(judged.length + 1)
    const determined = judged.find((control) => control.determination)
    const row = sheets.get('Controls')?.find((one) => one[0] === determined?.ref)
    expect(row?.[9]).toBe(determined?.determination?.narrative)
    expect(row?.[10]).toBe(determined?.determination?.author)
    const evidence = sheets.get('Evidence') ?? []
    expect(evidence.slice(1).map((one) => [one[0], one[1]])).toEqual(
      snapshot.evidence.map((one) => [one.sha256, one.log_index]),
    )
    expect(evidence[0]).toContain('Observed (Asia/Shanghai)')
    expect(evidence[1]?.[5]).toEqual(new Date('2026-11-20T10:00:00Z'))
    expect(
      new Set(
        sheets
          .get('Assets')
          ?.slice(1)
          .map((one) => one[0]),
      ),
    ).toEqual(new Set(snapshot.assets.map((one) => one.name)))
  })

  it('says on its cover what it is of, as of when, in which zone, and the checkpoint', async () => {
    const snapshot = withResults(fixtureSnapshot(MLPS))
    const cover = (await sheetsOf(snapshot, 'zh')).get('封面') ?? []
    const text = cover.map((row) => row.join(' ')).join('\n')
    expect(text).toContain('等级保护自查与差距分析报告 支付平台容器集群 2026')
    expect(text).toContain('截至时点 2026-11-22 12:00:00 (Asia/Shanghai)')
    expect(text).toContain(snapshot.proof.checkpoint.split('\n')[0])
    expect(text).toContain('env=prod')
  })

  it('is the same bytes for the same snapshot, in each language', async () => {
    const snapshot = withResults(fixtureSnapshot(MLPS))
    const [first, again, other] = await Promise.all([
      renderXlsx(snapshot, 'zh'),
      renderXlsx(structuredClone(snapshot), 'zh'),
      renderXlsx(snapshot, 'en'),
    ])
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true)
    expect(Buffer.from(first).equals(Buffer.from(other))).toBe(false)
  })

  it('holds no formula, whatever a report says', async () => {
    const hostile = ['=1+1', "=cmd|' /C calc'!A0", '@SUM(A1)', '<f>1</f>']
    const parts = unzip(await renderXlsx(withResults(fixtureSnapshot({ ...MLPS, hostile })), 'en'))
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets).toHaveLength(6)
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >/]/)
    expect(parts.get('xl/sharedStrings.xml')).toContain('=1+1')
  })

  it('says so when the snapshot keeps no results by asset, and when there are too many for a spreadsheet', async () => {
    const old = await sheetsOf(fixtureSnapshot(MLPS), 'en')
    expect([...old.keys()]).toEqual(['Cover', 'Controls', 'Evidence', 'Assets'])
    expect(JSON.stringify(old.get('Cover'))).toContain('make the report again')
    const snapshot = withResults(fixtureSnapshot(MLPS))
    const [control] = snapshot.controls.filter((one) => one.by_asset?.length)
    const [said] = control?.by_asset ?? []
    if (said) said.assets = Array.from({ length: 100_001 }, (_, n) => `ast_${n}`)
    const large = await sheetsOf(snapshot, 'en')
    expect([...large.keys()]).toEqual(['Cover', 'Controls', 'Evidence', 'Assets'])
    expect(JSON.stringify(large.get('Cover'))).toMatch(/10\d{4} results are too many/)
  })

  it('of nothing has its headers and says what holds', async () => {
    const sheets = await sheetsOf(fixtureSnapshot({ empty: true }), 'en')
    expect(sheets.get('Evidence')).toHaveLength(1)
  })
})
