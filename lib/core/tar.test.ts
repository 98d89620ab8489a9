import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { TAR_END, tarEntry } from './tar'

const AT = new Date('2026-01-02T03:04:05Z')

it('is unpacked by tar itself, byte for byte, whatever the length', () => {
  const files = [0, 1, 511, 512, 513, 70_000].map((length) => ({
    name: `evidence/${length}.bin`,
    content: Uint8Array.from({ length }, (_, i) => i % 251),
  }))
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-tar-'))
  const parts = [...files.map(({ name, content }) => tarEntry(name, content, AT)), TAR_END]
  writeFileSync(join(folder, 'a.tar'), Buffer.concat(parts))
  execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder })
  for (const { name, content } of files) {
    expect(Buffer.compare(readFileSync(join(folder, name)), Buffer.from(content))).toBe(0)
  }
  const listed = execFileSync('tar', ['-tvf', 'a.tar', '--utc'], { cwd: folder, encoding: 'utf8' })
  expect(listed.split('\n')[0]).toMatch(/^-rw-r--r-- 0\/0 +0 2026-01-02 03:04 evidence\/0\.bin$/)
})

it('takes no name that a header cannot hold', () => {
  for (const name of ['', 'x'.repeat(101), 'a b', '文件']) {
    expect(() => tarEntry(name, new Uint8Array(), AT)).toThrow(RangeError)
  }
})
