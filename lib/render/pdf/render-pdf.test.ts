import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { canonicalBytes } from '@/lib/proof/canonical'
import { renderPdf } from './render-pdf'
import { type FixtureOptions, fixtureSnapshot } from './testing/fixture'
import { bare, readPdf } from './testing/read-pdf'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the report as PDF', () => {
  it('gives the same bytes for the same snapshot, in another process too', { timeout: 60_000 }, async () => {
    const first = sha256(await renderPdf(fixtureSnapshot(), 'zh'))
    expect(sha256(await renderPdf(fixtureSnapshot(), 'zh'))).toBe(first)
    const script = path.join('lib', 'render', 'pdf', 'testing', 'print-digest.ts')
    const env = { ...process.env, TZ: 'America/New_York', NODE_OPTIONS: '' }
    const other = execFileSync(process.execPath, ['--import', 'tsx', script], { env, encoding: 'utf8' })
    expect(other).toBe(first)
  })

  for (const lang of ['zh', 'en'] as const) {
    it(`says every control and every failing subject, in ${lang}`, { timeout: 60_000 }, async () => {
      const snapshot = fixtureSnapshot({ failures: 150 })
      const { text, attachments } = await readPdf(await renderPdf(snapshot, lang))
      for (const control of snapshot.controls) {
        expect(text).toContain(bare(control.ref))
        expect(text).toContain(bare(control.title[lang]))
      }
      for (const failure of snapshot.controls.flatMap((c) => c.why.flatMap((w) => w.failing)))
        expect(text).toContain(failure.subject)
      for (const { checkpoint } of [snapshot.proof]) expect(text).toContain(bare(checkpoint))
      expect(text).toContain(sha256(canonicalBytes(snapshot)))
      expect(attachments.join()).toContain('snapshot.json')
    })
  }

  it('shows the class of each 等保 item and the level it is taken at, and how sure the letters are', async () => {
    const snapshot = fixtureSnapshot({ framework: 'mlps-gbt22239-2019', level: 'L2', empty: true })
    const { text } = await readPdf(await renderPdf(snapshot, 'zh'))
    const control = (id: string) => snapshot.controls.find((one) => one.id === id)
    for (const [id, mark] of [
      ['CES1.1.a', 'S2'],
      ['CES1.9.b', 'A2'],
      ['MMS1.5.a', 'G2'],
    ] as const) {
      const { ref = '', title } = control(id) ?? {}
      expect(text).toContain(bare(`${ref}${mark}${title?.zh}`))
    }
    expect(text).toContain('类别凭记忆标注')
    const iso = await readPdf(await renderPdf(fixtureSnapshot({ empty: true }), 'zh'))
    expect(iso.text).not.toContain('类别凭记忆标注')
  }, 60_000)

  it('prints what people named things verbatim, however long or hostile', { timeout: 60_000 }, async () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '#eval("1+1") $x^2$ *bold* @label \\ `raw`',
      'n'.repeat(65_536),
    ]
    const { text } = await readPdf(await renderPdf(fixtureSnapshot({ failures: 5, hostile }), 'en'))
    for (const name of hostile.slice(0, 2)) expect(text).toContain(bare(name))
    // The long one goes over pages, with their headers between.
    const whole = (text.match(/n{8,}/g) ?? []).reduce((sum, run) => sum + run.length, 0)
    expect(whole).toBe(65_536)
  })

  const odd: [string, FixtureOptions][] = [
    ['without any evidence', { empty: true }],
    ['of a level for which nothing is published', { framework: 'mlps-gbt22239-2019', level: 'L5' }],
    ['of a retired edition', { framework: 'pci-dss-3.2.1' }],
  ]
  for (const [what, options] of odd) {
    it(`renders ${what}`, { timeout: 60_000 }, async () => {
      const snapshot: ReportSnapshot = fixtureSnapshot(options)
      const { text, pages } = await readPdf(await renderPdf(snapshot, 'zh'))
      expect(pages).toBeGreaterThan(2)
      expect(text).toContain(bare(snapshot.framework.version))
      if (snapshot.framework.retired) expect(text).toContain(bare(snapshot.framework.retired.zh))
    })
  }

  for (const lang of ['zh', 'en'] as const) {
    it(`says what to do about every failing safeguard, with its snippets, in ${lang}`, {
      timeout: 60_000,
    }, async () => {
      const snapshot = fixtureSnapshot({ failures: 5, remedies: 99 })
      const { text } = await readPdf(await renderPdf(snapshot, lang))
      // Long ones go over pages, with headers between: what begins and ends them must be there.
      const said = (whole: string) => bare(whole.replaceAll('`', ''))
      for (const [i, { title, summary, retest, forms }] of (snapshot.remediation ?? []).entries()) {
        expect(text).toContain(`R${i + 1}${bare(title[lang])}`)
        expect(text).toContain(said(summary[lang]).slice(0, 20))
        expect(text).toContain(said(retest[lang]).slice(0, 20))
        for (const line of forms.flatMap((form) => form.text.split('\n')))
          expect(text).toContain(bare(line).slice(0, 60))
      }
      expect(snapshot.remediation).toHaveLength(99)
    })
  }

  it('says of evidence whose bytes had been dropped when that was', { timeout: 60_000 }, async () => {
    const whole = fixtureSnapshot({ failures: 5 })
    const dropped = { bytes_dropped_at: '2026-03-04T02:00:00.000Z' }
    const snapshot = { ...whole, evidence: whole.evidence.map((one) => ({ ...one, ...dropped })) }
    for (const [lang, words] of [
      ['zh', '原文已按保留期清除'],
      ['en', 'bytes dropped under the retention setting'],
    ] as const) {
      expect((await readPdf(await renderPdf(whole, lang))).text).not.toContain(bare(words))
      const { text } = await readPdf(await renderPdf(snapshot, lang))
      expect(text).toContain(bare(words))
      expect(text).toContain('2026-03-04')
    }
  })

  it('renders a snapshot from before it was said what to do, without that section', {
    timeout: 60_000,
  }, async () => {
    const { remediation: _, ...old } = fixtureSnapshot({ failures: 5 })
    const { text } = await readPdf(await renderPdf(old, 'en'))
    expect(text).not.toContain(bare('What to do about every counted safeguard'))
    expect(text).toContain(bare('Evidence register'))
  })

  it('is tagged, so that a screen reader can read it', { timeout: 60_000 }, async () => {
    const pdf = Buffer.from(await renderPdf(fixtureSnapshot({ empty: true }), 'en')).toString('latin1')
    expect(pdf).toMatch(/\/Marked true/)
    expect(pdf).toMatch(/\/StructTreeRoot/)
  })
})
