import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { setLanguage } from '@/lib/store/people/set-language'

/** Keeps the language a person reads in. No audit event: it concerns nobody else. */
export async function chooseLanguage(principal: Principal, language: 'zh' | 'en'): Promise<void> {
  await setLanguage(lookup('session'), principal.actor.subject, language)
}
