import type { Page } from '@playwright/test'
import { HARBOUR } from './support/demo'
import { expect, test } from './support/test'

const CHART = '.recharts-surface'

/** Where the names of days and counts stand, and how high the figure is. */
function lettering(page: Page) {
  return page.locator('figure').evaluate((figure) => ({
    height: figure.getBoundingClientRect().height,
    texts: [...figure.querySelectorAll('text')]
      .map((text) => {
        const { x, y } = text.getBoundingClientRect()
        return `${text.textContent} ${Math.round(x / 2)} ${Math.round(y / 2)}`
      })
      .sort(),
  }))
}

test('the trend is seen at once, and answers who points at it without moving', async ({ as }) => {
  const { page } = await as('manager')
  await page.goto(`/t/${HARBOUR}/overview`)
  const figure = page.locator('figure')
  await expect(figure.getByRole('img')).toBeVisible()
  await expect(page.locator(CHART)).toHaveCount(0)
  const before = await lettering(page)
  expect(before.texts.length).toBeGreaterThan(4)
  await figure.hover()
  await expect(page.locator(CHART)).toBeVisible()
  await expect(figure.getByRole('img')).toHaveCount(0)
  expect(await lettering(page)).toEqual(before)
  await figure.hover({ position: { x: 200, y: 100 } })
  await expect(page.locator('.recharts-tooltip-wrapper')).toContainText(/\d{4}-\d{2}-\d{2}/)
})

test('a keyboard reaches the trend, walks its days and keeps the focus', async ({ as }) => {
  const { page } = await as('manager')
  await page.goto(`/t/${HARBOUR}/overview`)
  await page.locator('figure').getByRole('img').focus()
  await expect(page.locator(CHART)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('.recharts-tooltip-wrapper')).toContainText(/\d{4}-\d{2}-\d{2}/)
})

test('a click on the picture opens the day before the chart has come', async ({ as }) => {
  const { page } = await as('manager')
  await page.goto(`/t/${HARBOUR}/overview`)
  const picture = page.locator('figure').getByRole('img')
  await expect(picture).toBeVisible()
  await picture.dispatchEvent('click')
  await expect(page).toHaveURL(/as_of=/)
})
