import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { asLanguage, type Language } from '@/i18n/languages'
import type { PersonRole } from '@/lib/access/roles'
import { type Api, apiOf } from './api'
import { HARBOUR, type Login, loginOf } from './demo'
import { type Session, sessionOf } from './sign-in'
import { type Words, wordsOf } from './words'

/** Somebody at a browser of their own. */
export interface Person {
  page: Page
  api: Api
  context: BrowserContext
}
interface Fixtures {
  origin: string
  language: Language
  words: Words
  /** Faults that any page of the test met; the test fails by one. */
  faults: string[]
  /** A browser of somebody who is signed in; closed with the test. */
  open: (session: Session, slug?: string) => Promise<Person>
  /** A signed-in person of the demo, with the language of the project. */
  as: (role: PersonRole, slug?: string) => Promise<Person>
  /** Anybody else who can sign in, in a session of its own. */
  enter: (login: Login, slug?: string) => Promise<Person>
}
interface WorkerFixtures {
  /** Signed in once a worker, since passwords are slow to check by design. */
  sessions: Map<string, Promise<Session>>
}

/** What a browser says of an answer that is not 2xx; tests look at these answers themselves. */
const OF_AN_ANSWER = /Failed to load resource/

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are asked for from this pattern, and refuses a plain parameter
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  origin: async ({ baseURL }, use) => use(new URL(baseURL ?? '').origin),
  language: async ({ locale }, use) => use(asLanguage(locale?.slice(0, 2)) ?? 'zh'),
  words: async ({ language }, use) => use(await wordsOf(language)),
  faults: [
    async ({ context }, use) => {
      const faults: string[] = []
      watch(context, faults)
      await use(faults)
      expect(faults, 'faults in the browser’s console').toEqual([])
    },
    { auto: true },
  ],
  open: async ({ browser, origin, faults }, use, testInfo) => {
    const contexts: BrowserContext[] = []
    await use(async (session, slug) => {
      const context = await browser.newContext({ storageState: session })
      watch(context, faults)
      contexts.push(context)
      const page = await context.newPage()
      return { page, context, api: apiOf(page.request, origin, slug) }
    })
    const failed = testInfo.status !== testInfo.expectedStatus
    for (const context of contexts) {
      if (failed) for (const page of context.pages()) console.log(await sightOf(page))
      await context.close()
    }
  },
  as: ({ open, origin, sessions }, use) =>
    use(async (role, slug = HARBOUR) => {
      const key = `${role}@${slug}`
      const session = sessions.get(key) ?? sessionOf(origin, loginOf(role, slug))
      sessions.set(key, session)
      return open(await session, slug)
    }),
  enter: ({ open, origin }, use) => use(async (login, slug) => open(await sessionOf(origin, login), slug)),
})
export { expect }

/** Where a page of a failed test stands and what it says: pictures do not travel with the output of a run. */
async function sightOf(page: Page): Promise<string> {
  const text = await page.locator('main').first().textContent({ timeout: 1_000 }).catch(String)
  return `${page.url()}\n${(text ?? '').slice(0, 2_000)}`
}

function watch(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => faults.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error' && !OF_AN_ANSWER.test(message.text())) faults.push(message.text())
  })
}
