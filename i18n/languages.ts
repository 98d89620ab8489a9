export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export const LANGUAGE_COOKIE = 'plimsoll_lang'
export const DEFAULT_LANGUAGE: Language = 'zh'

/** A language of ours, or undefined. */
export function asLanguage(text: string | undefined | null): Language | undefined {
  return LANGUAGES.find((language) => language === text)
}

/** The best of ours in an `Accept-Language` (RFC 9110 §12.5.4): by quality, then as listed; default Chinese. */
export function acceptedLanguage(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters.map((one) => /^\s*q=([\d.]+)\s*$/i.exec(one)?.[1]).find(Boolean)
      return { language: asLanguage(tag.toLowerCase().split('-')[0]), q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  return wanted.find(({ language }) => language)?.language ?? DEFAULT_LANGUAGE
}
