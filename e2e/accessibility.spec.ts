import { PAGE_TIMES } from '@/components/shell/page-time'
import { HARBOUR } from './support/demo'
import { expectAccessible } from './support/expect-accessible'
import { pageAddresses } from './support/page-addresses'
import { expect, test } from './support/test'

// Looking at every element of a page takes seconds on a small machine; both workers share the pages.
test.describe.configure({ mode: 'parallel', timeout: 120_000 })
// What is found is said by its place; a trace of looking at every element costs as much as the look.
test.use({ trace: 'off' })

for (const name of Object.keys(PAGE_TIMES)) {
  test(`${name} has no fault of accessibility`, async ({ as }) => {
    const { page, api } = await as('owner')
    const address = (await pageAddresses(api)).get(name)
    expect((await page.goto(`/t/${HARBOUR}${address}`))?.status()).toBe(200)
    await expectAccessible(page)
  })
}
