import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { themeCss } from './theme-css'

it('has the variables of the theme in theme.css, in both schemes', async () => {
  const css = themeCss()
  expect(css).toContain('--mantine-primary-color-filled:')
  expect(css).toContain('[data-mantine-color-scheme="dark"]')
  expect(await readFile(new URL('theme.css', import.meta.url), 'utf8')).toBe(css)
})
