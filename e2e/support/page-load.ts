import { expect, type Page } from '@playwright/test'

/** What opening a page cost a browser that kept nothing. Bytes are as they travelled, compressed, without headers. */
export interface PageLoad {
  script: number
  /** Of the document and of every answer of the API, but for ranges of raw evidence, which are what is looked at. */
  data: number
  /** `METHOD path` of everything but the build's files, which a browser keeps for ever. */
  requests: string[]
}

interface Asked {
  url: URL
  script: boolean
  headers: number
}
/** A page is weighed, not timed. */
const SLOW = { timeout: 60_000 }
const KEPT = '/_next/static/'
const EVIDENCE = '/api/v1/evidence/'

/** Opens an address with an empty cache, until everything that was asked for is there and shown. */
export async function loadOf(page: Page, path: string): Promise<PageLoad> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.clearBrowserCache')
  const load: PageLoad = { script: 0, data: 0, requests: [] }
  const open = new Map<string, Asked>()
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    const url = new URL(request.url)
    if (!url.protocol.startsWith('http')) return
    open.set(requestId, { url, script: type === 'Script', headers: 0 })
    if (!url.pathname.startsWith(KEPT)) load.requests.push(`${request.method} ${url.pathname}${url.search}`)
  })
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const one = open.get(requestId)
    if (one) one.headers = response.encodedDataLength
  })
  session.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = open.get(requestId)
    open.delete(requestId)
    if (!one) return
    const bytes = encodedDataLength - one.headers
    if (one.script) load.script += bytes
    else if (!one.url.pathname.startsWith(KEPT) && !one.url.pathname.startsWith(EVIDENCE)) load.data += bytes
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading').first()).toBeVisible(SLOW)
  await expect(page.locator('main :is([aria-busy=true], .ui-skeleton)')).toHaveCount(0, SLOW)
  await expect.poll(() => open.size, { message: `${path} is at rest`, ...SLOW }).toBe(0)
  await session.detach()
  return load
}
