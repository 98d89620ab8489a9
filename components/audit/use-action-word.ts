'use client'

import { useTranslations } from 'next-intl'
import { AUDIT_ACTIONS } from './audit-actions'

/** An action in words; its own name where there are none. */
export function useActionWord(): (action: string) => string {
  const t = useTranslations('audit.action')
  return (action) => {
    const known = AUDIT_ACTIONS.find((one) => one === action)
    return known ? t(known) : action
  }
}
