import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { postgresPackage } from './package'
import { choosePlace } from './place'

const folder = mkdtempSync(join(tmpdir(), 'place-'))
afterAll(() => rmSync(folder, { recursive: true }))

const note = (files: string) => ({ about: '', files, version: 'x', port: 1, password: '' })
const place = async (files: string) =>
  (await choosePlace(join(folder, 'data'), postgresPackage(), undefined, note(files), () => {})).files

describe('the place of a database', () => {
  test('is the one that its note names', async () => {
    expect(await place(join(folder, 'data', 'postgres'))).toBe(join(folder, 'data', 'postgres'))
  })

  test('goes with a data folder that was moved', async () => {
    expect(await place(join(folder, 'gone', 'postgres'))).toBe(join(folder, 'data', 'postgres'))
  })

  test('is never that of the folder it was copied from', async () => {
    await expect(place(folder)).rejects.toThrow(/is a copy/)
  })
})
