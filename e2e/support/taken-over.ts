import { expect, type Locator } from '@playwright/test'

/** Waits until the browser's code has taken over what the server drew: before that a key that is pressed is heard by nobody. */
export async function takenOver(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps'))))
    .toBe(true)
}
