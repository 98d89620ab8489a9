import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { loadRemediation } from '@/lib/catalogue/load-remediation'
import type { RemediationForm } from '@/lib/core/remediation'

const folder = fileURLToPath(new URL('.', import.meta.url))
const { safeguards } = loadCatalogue(folder)
const all = [...loadRemediation(join(folder, 'remediation')).values()]
const snippets = (form: RemediationForm) =>
  all.flatMap((one) =>
    one.forms.filter((f) => f.form === form).map(({ text }) => ({ id: one.safeguard, text })),
  )
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/

/** The parsed documents of a snippet; what is no YAML, or names a key twice, throws. */
function yamlOf(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors[0]) throw document.errors[0]
    return document.toJS()
  })
}

describe('what to do', () => {
  it('is said of every safeguard, once', () => {
    expect(all.map((one) => one.safeguard).sort()).toEqual(safeguards.map((one) => one.id).sort())
  })

  it.each(all)('$safeguard: short, in two languages, with how to test it again', ({ summary, retest }) => {
    for (const { en, zh } of [summary, retest]) {
      expect(en.replaceAll(/`[^`]*`/g, '')).not.toMatch(CHINESE)
      expect(zh).toMatch(CHINESE)
      expect(en.trim()).toBe(en)
      expect(zh.trim()).toBe(zh)
      expect(en).toMatch(/[.)]$/)
      expect(zh).toMatch(/[。）]$/)
      // An odd backtick would turn the words after it into code.
      for (const text of [en, zh]) expect(text.split('`').length % 2).toBe(1)
    }
    expect(summary.en.length).toBeLessThan(700)
  })

  it('says plainly where there is nothing to fix', () => {
    const meta = all.find((one) => one.safeguard === 'meta.no-compliance-weight')
    expect(meta?.summary.en).toMatch(/nothing to fix/)
    expect(meta?.summary.zh).toMatch(/无需整改/)
    expect(meta?.forms).toEqual([])
  })

  it('says of every known vulnerability where the fixed version stands', () => {
    for (const id of ['image.no-known-critical-cve', 'image.no-known-high-cve']) {
      const { summary } = all.find((one) => one.safeguard === id) ?? {}
      expect(summary?.en).toMatch(/finding names the package and the version/)
      expect(summary?.zh).toMatch(/修复版本/)
    }
  })

  it('names only checks that speak of the safeguard', () => {
    const strays: string[] = []
    for (const { safeguard, retest } of all) {
      const own = Object.values(safeguards.find((one) => one.id === safeguard)?.checks ?? {}).flat()
      for (const text of [retest.en, retest.zh]) {
        const said = text
          .replaceAll(/`[^`]*`/g, '')
          .match(/(?<![\d.])\d+\.\d+(\.\d+)?(?![\d./])|\b(DS|KSV|KCV|CIS-DI|DKL-DI|DKL-LI)-\d+/g)
        for (const id of said ?? []) {
          // A section stands for the checks in it: kube-bench 5.1.
          if (!own.some((check) => check === id || check.startsWith(`${id}.`)))
            strays.push(`${safeguard} ${id}`)
        }
      }
    }
    expect(strays).toEqual([])
  })
})

describe('snippets', () => {
  it('hold English comments only, no tabs, and no line that wants scrolling without end', () => {
    for (const { safeguard, forms } of all) {
      for (const { text } of forms) {
        expect(text, safeguard).not.toMatch(CHINESE)
        expect(text, safeguard).not.toContain('\t')
        for (const line of text.split('\n')) expect(line.length, `${safeguard}: ${line}`).toBeLessThan(180)
      }
    }
  })

  it.each(snippets('daemon_json'))('$id: daemon.json is a JSON object', ({ text }) => {
    const settings: unknown = JSON.parse(text)
    expect(Object.keys(settings as object).length).toBeGreaterThan(0)
  })

  it.each(snippets('compose'))('$id: the Compose file has services or networks', ({ text }) => {
    const [file, ...more] = yamlOf(text)
    expect(more).toEqual([])
    expect(Object.keys(file as object)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(services|networks)$/)]),
    )
  })

  it.each(snippets('kubernetes'))('$id: every Kubernetes object says what it is', ({ text }) => {
    for (const one of yamlOf(text)) {
      expect(one).toMatchObject({ apiVersion: expect.any(String), kind: expect.any(String) })
    }
  })

  it.each(snippets('docker_run'))('$id: run flags are long flags', ({ text }) => {
    for (const line of text.split('\n')) expect(line).toMatch(/^(--[a-z][a-z-]+(=.+)?|docker run .+|# .+)$/)
  })

  it.each(snippets('dockerfile'))('$id: the build file has instructions', ({ text }) => {
    expect(text).toMatch(/^(FROM|RUN|COPY|ADD|USER|HEALTHCHECK) /m)
  })
})

describe('loadRemediation', () => {
  it('names the file that is broken', () => {
    const copy = mkdtempSync(join(tmpdir(), 'remediation-'))
    cpSync(join(folder, 'remediation'), copy, { recursive: true })
    writeFileSync(join(copy, 'host.json'), '{')
    expect(() => loadRemediation(copy)).toThrow('host.json')
    rmSync(copy, { recursive: true })
  })

  it('is no part of what a mapping is pinned to: advice may be bettered without judging anew', () => {
    const copy = mkdtempSync(join(tmpdir(), 'frameworks-'))
    cpSync(folder, copy, { recursive: true })
    rmSync(join(copy, 'remediation'), { recursive: true })
    expect(loadCatalogue(copy).version).toBe(loadCatalogue(folder).version)
    rmSync(copy, { recursive: true })
  })
})
