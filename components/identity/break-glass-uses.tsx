'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useAcknowledgeBreakGlass } from '@/components/api/use-local-sign-in'
import { Instant } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { ToneBadge } from '@/components/common/tone-badge'
import { Button } from '@/components/ui/button'
import type { LocalSignInDto } from '@/lib/views/local-sign-in.schema'
import classes from './identity.module.css'

/** When break-glass accounts were used; an owner acknowledges each, which ends its alert. */
export function BreakGlassUses({ uses, may }: { uses: LocalSignInDto['uses']; may: boolean }) {
  const t = useTranslations('identity.local.uses')
  const router = useRouter()
  const acknowledge = useAcknowledgeBreakGlass()
  if (uses.length === 0) return null
  return (
    <>
      <h3 className={classes.usesTitle}>{t('title')}</h3>
      {acknowledge.error ? <Refusal error={acknowledge.error} /> : null}
      <ul className={classes.uses} aria-label={t('title')}>
        {uses.map(({ id, user, at, address, acknowledged_at, acknowledged_by }) => (
          <li key={id}>
            <span className={classes.use}>
              <b>{user.name}</b> <Instant at={at} /> {address ? t('from', { address }) : null}
            </span>
            {acknowledged_at ? (
              <span className={classes.seen}>
                {t.rich('acknowledged', {
                  name: acknowledged_by ?? '–',
                  time: () => <Instant at={acknowledged_at} />,
                })}
              </span>
            ) : (
              <ToneBadge tone="gap" shape="triangle" word={t('open')} />
            )}
            {may && !acknowledged_at ? (
              <Button
                size="compact-sm"
                variant="default"
                loading={acknowledge.isPending && acknowledge.variables === id}
                // The banner above every page counts them, too.
                onClick={() => acknowledge.mutate(id, { onSuccess: () => router.refresh() })}
              >
                {t('acknowledge')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
