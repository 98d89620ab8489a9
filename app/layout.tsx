import '@/components/theme/mantine.css'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/noto-sans-sc/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@/components/theme/theme.css'
import '@/components/ui/styles/colours.css'
import '@/components/ui/styles/buttons.css'
import '@/components/ui/styles/things.css'
import '@/components/ui/styles/fields.css'
import '@/components/ui/styles/ticks.css'
import '@/components/ui/styles/extras.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SCHEME_SCRIPT } from '@/components/theme/color-scheme'
import { Providers } from '@/components/theme/providers'
import { asLanguage, DEFAULT_LANGUAGE } from '@/i18n/languages'
import { wordsOfAll } from '@/i18n/words-apart'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return { title: { default: 'Plimsoll', template: '%s · Plimsoll' }, description: t('tagline') }
}
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#0c131d' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = asLanguage(await getLocale()) ?? DEFAULT_LANGUAGE
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html
      lang={locale === 'zh' ? 'zh-CN' : 'en'}
      data-mantine-color-scheme="light"
      data-respect-reduced-motion
      suppressHydrationWarning
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own, under the page's nonce; light or dark must stand before the first paint, and React runs no script that it draws as text */}
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: SCHEME_SCRIPT }} />
      </head>
      <body>
        <Providers locale={locale} messages={wordsOfAll(await getMessages())}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
