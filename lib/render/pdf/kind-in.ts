import { type Lang, WORDS } from './words'

/** The word for a kind of asset; one that this version does not know as the snapshot has it. */
export function kindIn(lang: Lang, kind: string): string {
  const words: Readonly<Record<string, string>> = WORDS[lang].kinds
  return words[kind] ?? kind
}
