import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { acceptedLanguage, asLanguage, LANGUAGE_COOKIE } from './languages'
import { loadMessages } from './load-messages'

/** The language of a request: chosen (cookie), else what the browser asks for. It is never in the address. */
export default getRequestConfig(async () => {
  const chosen = asLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value)
  const locale = chosen ?? acceptedLanguage((await headers()).get('accept-language'))
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' }
})
