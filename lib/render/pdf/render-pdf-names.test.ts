import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { fontPaths } from './fonts'
import { renderPdf } from './render-pdf'
import { fixtureSnapshot } from './testing/fixture'
import { bare, readPdf } from './testing/read-pdf'

const odd = 'NUL \0 BEL \u0007 private \ue000 ship 🚢 مرحبا half \ud800 end'
const shown = bare(
  'NUL ⟨U+0000⟩ BEL ⟨U+0007⟩ private ⟨U+E000⟩ ship ⟨U+1F6A2⟩ ⟨U+0645 U+0631 U+062D U+0628 U+0627⟩ half ⟨U+D800⟩ end',
)

/** The odd name wherever people, containers or scanners name things. */
function oddlyNamed(): ReportSnapshot {
  const snapshot = fixtureSnapshot({ failures: 3, hostile: [odd] })
  return {
    ...snapshot,
    tenant: { ...snapshot.tenant, name: odd },
    assessment: {
      ...snapshot.assessment,
      name: odd,
      profile: { ...snapshot.assessment.profile, scope: odd },
      scope: { labels: { [odd]: odd } },
    },
    controls: snapshot.controls.map((control) => ({
      ...control,
      determination: control.determination && {
        ...control.determination,
        narrative: odd,
        author: odd,
        attachments: [{ name: odd, sha256: 'ef'.repeat(32), log_index: 1 }],
      },
      why: control.why.map((why) => ({
        ...why,
        failing: why.failing.map((failure) => ({
          ...failure,
          asset: odd,
          detail: odd,
          check: odd,
          check_title: odd,
        })),
      })),
    })),
    assets: snapshot.assets.map((asset) => ({ ...asset, name: odd, labels: { [odd]: odd } })),
    evidence: snapshot.evidence.map((one) => ({ ...one, asset: odd, tool: odd, sender: odd })),
  }
}

it('prints any name, the same on every run, in the bundled typefaces alone', {
  timeout: 60_000,
}, async () => {
  const pdf = await renderPdf(oddlyNamed(), 'zh')
  expect(Buffer.compare(pdf, await renderPdf(oddlyNamed(), 'zh'))).toBe(0)
  const { text, fonts } = await readPdf(pdf)
  expect(text.split(shown).length).toBeGreaterThan(30)
  expect(text).toContain(bare('部分名称含有不可见字符'))
  const family = /^(Inter|NotoSansSC|SourceSerif4|NotoSerifSC|JetBrainsMono)/
  expect(fonts.length).toBeGreaterThan(3)
  expect(fonts.filter((font) => !family.test(font))).toEqual([])
})

it('says nothing of characters when all could be printed', { timeout: 60_000 }, async () => {
  const { text } = await readPdf(await renderPdf(fixtureSnapshot({ empty: true }), 'zh'))
  expect(text).not.toContain(bare('部分名称含有不可见字符'))
})

/** Whether the compiler finds any typeface by itself. Only Linux is told by a file which ones the machine has. */
function findsFonts(config: string): boolean {
  const script = `
    import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
    const compiler = NodeCompiler.create({ workspace: '/' })
    const page = compiler.compile({ mainFileContent: '#set text(font: "JetBrains Mono", fallback: false)\\nHello' })
    process.stdout.write(String(Buffer.from(compiler.pdf(page.result, {})).includes('JetBrains')))
  `
  const arguments_ = ['--input-type=module', '--eval', script]
  const env = { PATH: process.env.PATH, FONTCONFIG_FILE: config, NODE_ENV: 'test' as const }
  return execFileSync(process.execPath, arguments_, { env, encoding: 'utf8' }) === 'true'
}

it.runIf(process.platform === 'linux')('draws with no typeface of the machine', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fonts-'))
  const mono = path.dirname(fontPaths().find((file) => file.includes('JetBrainsMono')) ?? '')
  const config = path.join(folder, 'fonts.conf')
  writeFileSync(config, `<?xml version="1.0"?><fontconfig><dir>${mono}</dir></fontconfig>`)
  expect(findsFonts(config)).toBe(true)
  expect(findsFonts(path.join(import.meta.dirname, 'fonts.conf'))).toBe(false)
  rmSync(folder, { recursive: true })
})
