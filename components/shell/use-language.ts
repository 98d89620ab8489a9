'use client'

import { useRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import { api } from '@/components/api/client'
import { asLanguage, DEFAULT_LANGUAGE, LANGUAGE_COOKIE, type Language } from '@/i18n/languages'
import type { MeDto } from '@/lib/views/me.schema'

const YEAR_SECONDS = 365 * 24 * 3600

/** Remembers a language in this browser. */
export function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http and in older browsers
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}

/** Takes over the language the person chose on another machine, unless one was chosen in this browser. */
export async function adoptLanguage(): Promise<void> {
  if (document.cookie.split('; ').some((cookie) => cookie.startsWith(`${LANGUAGE_COOKIE}=`))) return
  const me = await api<MeDto>('/me', { tenant: null }).catch(() => null)
  if (me?.language) rememberLanguage(me.language)
}

/** The reader's language, and how to choose another; `signedIn` keeps the choice with the person, too. */
export function useLanguage(signedIn: boolean): [Language, (language: Language) => void] {
  const router = useRouter()
  const language = asLanguage(useLocale()) ?? DEFAULT_LANGUAGE
  const choose = (next: Language) => {
    rememberLanguage(next)
    router.refresh()
    // The cookie decides; that the person's own setting could not be kept is no reason to stop them.
    if (signedIn) void api('/me', { method: 'PATCH', tenant: null, body: { language: next } }).catch(() => {})
  }
  return [language, choose]
}
