import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Types are a check of their own (`npm run types`), made by the native compiler over tests and tools too.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    // Messages come compiled (`i18n/compile-messages.ts`): their parser stays out of every page.
    resolveAlias: {
      'use-intl/format-message': './node_modules/use-intl/dist/esm/production/format-message/format-only.js',
    },
  },
  // Native addons and packages that read files beside themselves stay outside of the bundle.
  serverExternalPackages: [
    'pg',
    'pg-boss',
    '@aws-sdk/client-s3',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    '@myriaddreamin/typst-ts-node-compiler',
  ],
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
