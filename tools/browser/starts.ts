import { chromium } from '@playwright/test'
import type { Browser } from './find-browser'

/** Whether a browser starts and shows a page, driven the way the tests drive it. Anything else (`--version`, say) proves less. */
export async function starts({ path, env }: Browser): Promise<boolean> {
  try {
    const browser = await chromium.launch({
      executablePath: path,
      env: { ...process.env, ...env },
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
      timeout: 30_000,
    })
    try {
      const page = await browser.newPage()
      await page.setContent('<p>afloat</p>')
      return (await page.textContent('p')) === 'afloat'
    } finally {
      await browser.close()
    }
  } catch {
    return false
  }
}
