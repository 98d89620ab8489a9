import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What can differ between the schemes of one page. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** Holds a page that is open to WCAG 2.2 A and AA: everything in the light scheme, what has to do with colour in the dark. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const { violations } = await (scheme === 'light'
      ? axe.withTags(WCAG)
      : axe.withRules(OF_COLOUR)
    ).analyze()
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    const said = grave.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id} ${target} ${any[0]?.message ?? ''}`),
    )
    expect.soft(said, `${what}, ${scheme}`).toEqual([])
  }
}
