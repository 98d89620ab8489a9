'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { Button } from '@/components/ui/button'
import type { TokenDto } from '@/lib/views/admin.schema'
import classes from './tokens.module.css'

/** Columns of the list of tokens; without `onRevoke` they offer nothing. */
export function useTokenColumns(
  now: string,
  onRevoke: ((token: TokenDto) => void) | undefined,
): DataColumn<TokenDto>[] {
  const t = useTranslations('tokens')
  const common = useTranslations('common')
  const columns: DataColumn<TokenDto>[] = [
    {
      id: 'name',
      header: t('column.name'),
      priority: true,
      wrap: true,
      cell: (k) => (
        <>
          <b>{k.name}</b>
          <code className={classes.prefix}>{k.prefix}…</code>
        </>
      ),
    },
    { id: 'kind', header: t('column.kind'), width: '6rem', cell: (k) => t(`kind.${k.kind}`) },
    {
      id: 'state',
      header: t('column.state'),
      width: '7.5rem',
      cell: (k) => <TokenState token={k} now={now} />,
    },
    {
      id: 'expires',
      header: t('column.expires'),
      width: '7.5rem',
      cell: (k) => (k.expires_at ? <Instant at={k.expires_at} form="day" /> : t('noEnd')),
    },
    {
      id: 'used',
      header: t('column.used'),
      width: '11rem',
      wrap: true,
      cell: (k) =>
        k.last_used_at ? (
          <span>
            <Instant at={k.last_used_at} />
            {k.last_address ? <span className={classes.soft}>{k.last_address}</span> : null}
          </span>
        ) : (
          t('never')
        ),
    },
  ]
  if (!onRevoke) return columns
  const revoke: DataColumn<TokenDto> = {
    id: 'do',
    header: common('table.deeds'),
    quiet: true,
    width: '6.5rem',
    align: 'end',
    cell: (k) =>
      k.revoked_at ? null : (
        <Button size="compact-xs" variant="default" onClick={() => onRevoke(k)}>
          {t('revoke.action')}
        </Button>
      ),
  }
  return [...columns, revoke]
}

function TokenState({ token, now }: { token: TokenDto; now: string }) {
  const t = useTranslations('tokens.state')
  if (token.revoked_at)
    return <ToneBadge tone="unknown" shape="dash" word={t('revoked')} title={token.revoked_at} />
  if (token.expires_at && token.expires_at <= now) {
    return <ToneBadge tone="judge" shape="triangle" word={t('expired')} />
  }
  return <ToneBadge tone="met" shape="disc-tick" word={t('works')} />
}
