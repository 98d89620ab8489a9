import zh from '../../messages/zh/checks.json'

const ZH: Readonly<Record<string, string>> = zh

/** The title of a check in the language of a report or table, where the check is our own; another tool's as that prints it. */
export function checkTitleIn(lang: 'zh' | 'en', title: string): string {
  return lang === 'zh' && Object.hasOwn(ZH, title) ? (ZH[title] ?? title) : title
}
