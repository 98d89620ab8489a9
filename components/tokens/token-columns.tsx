'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { TokenDto } from '@/lib/views/admin.schema'
import classes from './tokens.module.css'

const SOON_MS = 14 * 86_400_000

export interface TokenDeeds {
  onRotate: (token: TokenDto) => void
  onRevoke: (token: TokenDto) => void
}

/** Columns of the list of tokens; without deeds they offer nothing. */
export function useTokenColumns(now: string, deeds: TokenDeeds | undefined): DataColumn<TokenDto>[] {
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
          {k.asset_prefix ? (
            <small className={classes.soft}>{t('scope', { prefix: k.asset_prefix })}</small>
          ) : null}
          {k.previous_prefix && k.previous_until && k.previous_until > now && !k.revoked_at ? (
            <small className={classes.soft}>
              {t.rich('previous', {
                prefix: k.previous_prefix,
                time: () => <Instant at={k.previous_until} />,
              })}
            </small>
          ) : null}
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
  if (!deeds) return columns
  const offered: DataColumn<TokenDto> = {
    id: 'do',
    header: common('table.deeds'),
    quiet: true,
    width: '11rem',
    align: 'end',
    cell: (k) =>
      k.revoked_at ? null : (
        <Group gap={6} justify="flex-end" wrap="nowrap" display="inline-flex">
          {k.expires_at && k.expires_at <= now ? null : (
            <Button size="compact-xs" variant="default" onClick={() => deeds.onRotate(k)}>
              {t('rotate.action')}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => deeds.onRevoke(k)}>
            {t('revoke.action')}
          </Button>
        </Group>
      ),
  }
  return [...columns, offered]
}

function TokenState({ token, now }: { token: TokenDto; now: string }) {
  const t = useTranslations('tokens.state')
  if (token.revoked_at)
    return <ToneBadge tone="unknown" shape="dash" word={t('revoked')} title={token.revoked_at} />
  if (token.expires_at && token.expires_at <= now) {
    return <ToneBadge tone="judge" shape="triangle" word={t('expired')} />
  }
  if (token.expires_at && Date.parse(token.expires_at) - Date.parse(now) < SOON_MS) {
    return <ToneBadge tone="partly" shape="half" word={t('ending')} />
  }
  return <ToneBadge tone="met" shape="disc-tick" word={t('works')} />
}
