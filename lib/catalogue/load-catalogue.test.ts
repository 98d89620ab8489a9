import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { catalogueBytes } from './catalogue-bytes'
import { catalogueOfBytes } from './catalogue-of-bytes'
import { loadCatalogue } from './load-catalogue'

const folder = fileURLToPath(new URL('../../frameworks', import.meta.url))
const copies = mkdtempSync(join(tmpdir(), 'catalogue-'))
afterAll(() => rmSync(copies, { recursive: true }))

function copy(name: string, change: (text: string) => string) {
  const to = join(copies, name)
  cpSync(folder, to, { recursive: true })
  const file = join(to, 'safeguards.json')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  return to
}

describe('loadCatalogue', () => {
  it('reads once', () => {
    expect(loadCatalogue(folder)).toBe(loadCatalogue(folder))
  })

  it('gives the same version however the files are written, another when a word differs', () => {
    const { version } = loadCatalogue(folder)
    expect(version).toMatch(/^[0-9a-f]{64}$/)
    expect(loadCatalogue(copy('dense', (text) => JSON.stringify(JSON.parse(text)))).version).toBe(version)
    expect(loadCatalogue(copy('other', (text) => text.replace('disk', 'disc'))).version).not.toBe(version)
  })

  it('names the file that is broken', () => {
    expect(() => loadCatalogue(copy('broken', () => '{'))).toThrow('safeguards.json')
  })

  it('finds checks by key, old ids included, edges by control and checks by safeguard', () => {
    const catalogue = loadCatalogue(folder)
    const root = catalogue.toolChecks.find((check) => check.name === 'trivy/DS-0002')
    expect(root?.aliasKeys.map((key) => catalogue.checkByKey.get(key))).toEqual([root, root])
    expect(catalogue.edgesByControl.get('iso27001-2022\nA.8.15')?.length).toBeGreaterThan(0)
    const names = catalogue.checksBySafeguard.get('container.not-privileged')?.map((check) => check.name)
    expect(names).toContain('docker-bench/ensure-that-privileged-containers-are-not-used')
  })
})

describe('a pinned catalogue', () => {
  it('comes back from its bytes as it was', () => {
    const { bytes, version } = catalogueBytes(folder)
    expect(catalogueOfBytes(bytes, version)).toEqual(loadCatalogue(folder))
    expect(bytes.length).toBeLessThan(400_000)
  })

  it('is refused when it is not the version that it is pinned as', () => {
    expect(() => catalogueOfBytes(catalogueBytes(folder).bytes, '0'.repeat(64))).toThrow('has the content of')
  })

  it('is refused when damaged', () => {
    const { bytes, version } = catalogueBytes(folder)
    expect(() => catalogueOfBytes(bytes.slice(0, -9), version)).toThrow()
  })
})
