import type { AbstractIntlMessages } from 'next-intl'

/** Namespaces that only some pages speak in, by the layout that brings them; every page travels with the rest. */
export const APART = {
  agents: ['agents'],
  functions: ['functions'],
  settings: ['audit', 'identity', 'identityRules', 'retention', 'webhooks'],
  platform: ['audit', 'identity', 'platform'],
} as const

const SOMEWHERE = new Set<string>(Object.values(APART).flat())

/** What every page speaks in. */
export function wordsOfAll(messages: AbstractIntlMessages): AbstractIntlMessages {
  return Object.fromEntries(Object.entries(messages).filter(([name]) => !SOMEWHERE.has(name)))
}

/** What the pages of one layout speak in besides. */
export function wordsOf(place: keyof typeof APART, messages: AbstractIntlMessages): AbstractIntlMessages {
  return Object.fromEntries(APART[place].flatMap((name) => (messages[name] ? [[name, messages[name]]] : [])))
}
