import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PAGE_TIMES, pageTime } from './page-time'

const PAGES = readdirSync('app/t/[tenant]/(app)', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file.endsWith('/page.tsx'))
  .map((file) => file.slice(0, -'/page.tsx'.length))

describe('what a page shows while an instant is chosen', () => {
  it('is said of every page: name a new one in page-time.ts, or it claims to show the present', () => {
    expect(Object.keys(PAGE_TIMES).sort()).toEqual(PAGES.sort())
  })

  it('is found by the address', () => {
    expect(pageTime('/t/acme/findings')).toBe('as_of')
    expect(pageTime('/t/acme/assessments/asm_1/controls/A.8.9')).toBe('as_of')
    expect(pageTime('/t/acme/submissions/sub_1')).toBe('record')
    expect(pageTime('/t/acme/settings/members')).toBe('present')
    expect(pageTime('/t/acme/something-new')).toBe('present')
  })
})
