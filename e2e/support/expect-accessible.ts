import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type RunOptions = Parameters<AxeBuilder['options']>[0]

const SCHEMES = ['light', 'dark'] as const
/**
 * Every rule that axe-core runs by default, best practices too, and the size of targets (WCAG 2.2, 2.5.8), which it does not
 * run unasked. Nothing here needs what a preload fetches.
 */
const ALL: RunOptions = {
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
}
/** Rules of ALL whose answer depends on colours. */
const OF_COLOUR: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
  preload: false,
}

/**
 * Holds what is open to axe-core in both colour schemes, without a fault of any weight; what is found is said with its place, all at
 * once. A scheme changes colours and nothing else of the document, so all rules run in one and those of colours again in the other.
 * @param within a selector of what has opened on a long page that is held elsewhere; rules of whole pages do not run then
 */
export async function expectAccessible(
  page: Page,
  what = new URL(page.url()).pathname,
  within?: string,
): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, includeHidden: true }).first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  if (within) await expect(page.locator(within).filter({ visible: true })).toHaveCount(1)
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    const options = scheme === SCHEMES[0] ? ALL : OF_COLOUR
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options(options)
    const { violations } = await (within ? axe.include(within) : axe).analyze()
    const said = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const [why] = [...any, ...all, ...none]
        return `${id} ${target} ${why?.message ?? ''}`
      }),
    )
    expect.soft(said, `${what}, ${scheme}`).toEqual([])
  }
}
