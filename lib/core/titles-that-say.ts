import zh from '../../messages/zh/checks.json'

/** Our own titles, as they are kept, of which the Chinese words hold a text. */
export function titlesThatSay(text: string): string[] {
  const wanted = text.toLowerCase()
  return Object.entries<string>(zh).flatMap(([title, said]) =>
    said.toLowerCase().includes(wanted) ? [title] : [],
  )
}
