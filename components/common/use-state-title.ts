'use client'

import { useTranslations } from 'next-intl'
import type { CheckRef } from '@/lib/views/common.schema'
import { useCheckTitle } from './use-check-title'

/** Of our own checks the one whose title says what should be; every other says the fault. */
const SAYS_THE_AIM = 'plimsoll/single-primary-function'

/**
 * The title of a check beside what it said. Ours name the fault, which is right beside a failure; beside *Pass*, *Not applicable* or
 * *For review* it would read as if the fault were there, so it is told as what was looked for.
 */
export function useStateTitle(): (check: Pick<CheckRef, 'name' | 'title'>, result: string) => string {
  const t = useTranslations('verdict')
  const titled = useCheckTitle()
  return ({ name, title }, result) =>
    name.startsWith('plimsoll/') && name !== SAYS_THE_AIM && result !== 'fail'
      ? t('lookedFor', { title: titled(title) })
      : titled(title)
}
