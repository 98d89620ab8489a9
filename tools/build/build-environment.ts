/**
 * What a build may know: no login and no secret, so that none can end up in its result. Empty counts as absent, and
 * keeps Next.js from taking the value out of a `.env` file.
 */
export const buildEnvironment = (): Readonly<Record<string, string>> => ({
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  DATABASE_URL: '',
  DATABASE_APP_URL: '',
  PLIMSOLL_SECRET: '',
  DATABASE_URL_FILE: '',
  DATABASE_APP_URL_FILE: '',
  PLIMSOLL_SECRET_FILE: '',
})
