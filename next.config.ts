import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Types are a check of their own (`npm run types`), made by the native compiler over tests and tools too.
  typescript: { ignoreBuildErrors: true },
  // Native addons and packages that read files beside themselves stay outside of the bundle.
  serverExternalPackages: [
    'pg',
    'pg-boss',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    '@myriaddreamin/typst-ts-node-compiler',
  ],
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
