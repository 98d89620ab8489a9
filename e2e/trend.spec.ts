import type { Page } from '@playwright/test'
import { HARBOUR } from './support/demo'
import { expect, test } from './support/test'

const TREND = 'figure[data-trend]'
const CHART = '.recharts-surface'

// What is held is that nothing moves and nothing is lost, not how fast it comes.
test.describe.configure({ timeout: 120_000 })

/** Where the names of days and counts stand within the figure, and how high it is. */
function lettering(page: Page) {
  return page.locator(TREND).evaluate((figure) => {
    const frame = figure.getBoundingClientRect()
    const texts = [...figure.querySelectorAll('text')].map((text) => {
      const { x, y } = text.getBoundingClientRect()
      return `${text.textContent} ${Math.round((x - frame.x) / 2)} ${Math.round((y - frame.y) / 2)}`
    })
    return { height: frame.height, texts: texts.sort() }
  })
}

test('the trend is seen at once, and answers who points at it without moving', async ({ as }) => {
  const { page } = await as('manager')
  await page.goto(`/t/${HARBOUR}/overview`)
  const figure = page.locator(TREND)
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
  await page.locator(TREND).getByRole('img').focus()
  await expect(page.locator(CHART)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('.recharts-tooltip-wrapper')).toContainText(/\d{4}-\d{2}-\d{2}/)
})

test('a click on the picture opens the day before the chart has come', async ({ as }) => {
  const { page } = await as('manager')
  await page.goto(`/t/${HARBOUR}/overview`)
  const picture = page.locator(TREND).getByRole('img')
  await expect(picture).toBeVisible()
  await picture.dispatchEvent('click')
  await expect(page).toHaveURL(/as_of=/)
})
