import { join } from 'node:path'
import { findBrowser } from './browser/find-browser'
import { startDemo } from './browser/start-demo'
import { command } from './lib/command'
import { toStdout } from './lib/log'
import { runNode } from './lib/run-program'
import { step } from './lib/step'

/** Starts the demo on a fresh database and a free port, and drives it with Playwright; arguments go to Playwright. */
await command(async (life) => {
  const browser = await step(toStdout, 'Finding a browser', () => findBrowser(toStdout))
  const demo = await startDemo(life)
  return runNode(['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)], {
    env: {
      ...browser.env,
      E2E_CHROMIUM: browser.path,
      E2E_URL: demo.url,
      E2E_DEMO: join(demo.data, 'demo.json'),
    },
  })
})
