import type { Page } from '@playwright/test'
import type { z } from 'zod'

/**
 * The answer that the page gets to its next POST of a path; call it before what makes the page ask. Read at once, since a
 * browser does not keep bodies for long.
 */
export async function answerTo<T extends z.ZodType>(page: Page, end: string, schema: T): Promise<z.infer<T>> {
  const answer = await page.waitForResponse(
    (response) => response.request().method() === 'POST' && new URL(response.url()).pathname.endsWith(end),
  )
  return schema.parse(await answer.json())
}
