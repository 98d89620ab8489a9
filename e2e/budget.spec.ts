import { HARBOUR } from './support/demo'
import { pageAddresses } from './support/page-addresses'
import { loadOf } from './support/page-load'
import { expect, test } from './support/test'

test.describe.configure({ timeout: 300_000 })

/** What a page may cost who opens it first, as decision 022 counts it. Never raised. */
const MOST = { script: 200_000, data: 100_000, requests: 10 } as const

test('every page keeps the budgets of script, data and requests', async ({ as }) => {
  const { page, api } = await as('owner')
  const costs: Record<string, Record<keyof typeof MOST, number>> = {}
  for (const [name, path] of await pageAddresses(api)) {
    const address = `/t/${HARBOUR}${path}`
    // A browser under load sometimes never tells the end of a request that is long over: then the page is weighed anew.
    const { script, data, requests } = await loadOf(page, address).catch(() => loadOf(page, address))
    costs[name] = { script, data, requests: requests.length }
  }
  console.log(JSON.stringify(costs))
  const over = Object.entries(costs).filter(([, cost]) =>
    (Object.keys(MOST) as (keyof typeof MOST)[]).some((what) => cost[what] > MOST[what]),
  )
  expect(Object.fromEntries(over)).toEqual({})
})
