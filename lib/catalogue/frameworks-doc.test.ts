import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { frameworksDoc } from './frameworks-doc'
import { loadCatalogue } from './load-catalogue'

it('docs/frameworks.md is what the data says: run tools/generate-docs.ts', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/frameworks.md', import.meta.url)), 'utf8')
  expect(page).toBe(frameworksDoc(loadCatalogue()))
})
