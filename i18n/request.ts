import { cookies, headers } from 'next/headers'
import type { AbstractIntlMessages } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { compileMessages } from './compile-messages'
import { acceptedLanguage, asLanguage, LANGUAGE_COOKIE, type Language } from './languages'
import { loadMessages } from './load-messages'

const kept = new Map<Language, AbstractIntlMessages>()

/** The language of a request: chosen (cookie), else what the browser asks for. It is never in the address. */
export default getRequestConfig(async () => {
  const chosen = asLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value)
  const locale = chosen ?? acceptedLanguage((await headers()).get('accept-language'))
  return { locale, messages: await compiled(locale), timeZone: 'UTC' }
})

/** Kept, but for development, where messages change. */
async function compiled(language: Language): Promise<AbstractIntlMessages> {
  const messages = kept.get(language) ?? compileMessages(await loadMessages(language))
  if (process.env.NODE_ENV === 'production') kept.set(language, messages)
  return messages
}
