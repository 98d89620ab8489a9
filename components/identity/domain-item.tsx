'use client'

import { useTranslations } from 'next-intl'
import { CopyText } from '@/components/common/copy-text'
import { ToneBadge } from '@/components/common/tone-badge'
import { Button } from '@/components/ui/button'
import type { DomainDto } from '@/lib/views/domain.schema'
import classes from './identity.module.css'

export interface DomainItemProps {
  domain: DomainDto
  may: boolean
  busy: boolean
  onVerify: () => void
  onRemove: () => void
}

/** One domain: whether it is proved, and the record that proves it. */
export function DomainItem({ domain, may, busy, onVerify, onRemove }: DomainItemProps) {
  const t = useTranslations('identity.domains')
  const proved = domain.verified_at !== null
  return (
    <li>
      <span className={classes.use}>
        <b>{domain.domain}</b>
      </span>
      {proved ? (
        <ToneBadge tone="met" shape="disc-tick" word={t('verified')} />
      ) : (
        <ToneBadge tone="unknown" shape="dash" word={t('unverified')} />
      )}
      {may && !proved ? (
        <Button size="compact-sm" loading={busy} onClick={onVerify}>
          {t('verify')}
        </Button>
      ) : null}
      {may ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('removeNamed', { domain: domain.domain })}
          onClick={onRemove}
        >
          {t('remove')}
        </Button>
      ) : null}
      {proved ? null : (
        <div className={classes.record}>
          <p>{t('publish')}</p>
          <CopyText value={domain.record.name} />
          <CopyText value={domain.record.value} />
        </div>
      )}
    </li>
  )
}
