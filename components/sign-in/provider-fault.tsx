'use client'

import { useTranslations } from 'next-intl'
import { Shape } from '@/components/common/shape'
import type { DoorFault } from '@/lib/core/door-fault'
import classes from './sign-in.module.css'

/** What went wrong with a sign-in by a provider, and what to do about it. */
export function ProviderFault({ fault, provider }: { fault: DoorFault; provider: string | null }) {
  const t = useTranslations('signIn')
  const name = provider ?? t('theProvider')
  return (
    <div className={classes.fault} role="alert">
      <Shape name="triangle" size={14} />
      <span>{t(`faults.${fault}`, { name })}</span>
    </div>
  )
}
