'use client'

import { useTranslations } from 'next-intl'
import { useConfirmRules } from '@/components/api/use-role-rules'
import { Refusal } from '@/components/common/refusal'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import type { RoleRulesDto } from '@/lib/views/role-rule.schema'
import classes from './identity-rules.module.css'

/** That rules wait to be confirmed, since the platform led their provider elsewhere; and the way to do it. */
export function ConfirmRules({ rules, may }: { rules: RoleRulesDto; may: boolean }) {
  const t = useTranslations('identityRules.dormant')
  const confirm = useConfirmRules(rules.provider.id)
  const count = rules.items.filter(({ dormant }) => dormant).length
  if (count === 0) return null
  return (
    <aside className={classes.waiting} aria-label={t('title', { count })}>
      <b>{t('title', { count })}</b>
      <p>{t('means', { name: rules.provider.name })}</p>
      {rules.provider.leads_to.length > 0 ? (
        <p>
          {t('leadsTo')} <code>{rules.provider.leads_to.join(' · ')}</code>
        </p>
      ) : null}
      {confirm.error ? <Refusal error={confirm.error} /> : null}
      {may ? (
        <Button
          loading={confirm.isPending}
          onClick={() => confirm.mutate(rules.version, { onSuccess: () => notify(t('done')) })}
        >
          {t('action')}
        </Button>
      ) : (
        <p>{t('read')}</p>
      )}
    </aside>
  )
}
