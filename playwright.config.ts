import { defineConfig, devices } from '@playwright/test'

/**
 * Driven by `tools/e2e.mjs`, which starts the demo on a fresh database, finds a browser and sets
 * `E2E_URL` (the origin), `E2E_DEMO` (path of demo.json), `E2E_CHROMIUM` (path of the browser) and
 * `E2E_RESULTS` (where the counts go).
 */
const chromium = process.env.E2E_CHROMIUM
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  // What is waited for comes in a second; a machine that does other work too may take much longer.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_RESULTS ?? '.tmp/test/e2e.json' }]],
  use: {
    baseURL: process.env.E2E_URL ?? 'http://localhost:3000',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop zh', use: { ...desktop, locale: 'zh-CN' } },
    { name: 'desktop en', use: { ...desktop, locale: 'en-US' } },
  ],
})
