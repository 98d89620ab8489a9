'use client'

import { useTranslations } from 'next-intl'
import { deviceOf } from '@/components/account/device-of'
import { viaOf } from '@/components/account/via-of'
import { useMay } from '@/components/api/tenant-context'
import { useEndMemberSessions, useMemberSessions } from '@/components/api/use-member-sessions'
import type { Page } from '@/components/api/use-pages'
import type { DataColumn } from '@/components/common/data-column'
import { DataTable } from '@/components/common/data-table'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { Section } from '@/components/common/section'
import { useAddress } from '@/components/common/use-address'
import { Button } from '@/components/ui/button'
import type { MemberSessionDto } from '@/lib/views/account.schema'
import classes from './members.module.css'

/** Members' open sessions in this tenant; of one member where the address names one. */
export function MemberSessions({ initial, now }: { initial: Page<MemberSessionDto>; now: string }) {
  const t = useTranslations('members.sessions')
  const own = useTranslations('account.sessions')
  const common = useTranslations('common')
  const may = useMay('sessions.write')
  const { get, set } = useAddress()
  const member = get('member')
  const { items, error, retry } = useMemberSessions(initial, member)
  const end = useEndMemberSessions()
  const columns: DataColumn<MemberSessionDto>[] = [
    {
      id: 'who',
      header: t('who'),
      priority: true,
      wrap: true,
      cell: (s) => (
        <>
          <b>{s.user.name}</b> {s.current ? <span className={classes.current}>{own('this')}</span> : null}
          <span className={classes.email}>
            {deviceOf(s.user_agent) ?? own('unknown')} · {own(`via.${viaOf(s.provider)}`)}
            {s.second_factor ? ` · ${t('factor')}` : ''}
          </span>
        </>
      ),
    },
    { id: 'address', header: own('address'), width: '9rem', cell: (s) => s.address ?? '–' },
    {
      id: 'seen',
      header: own('seen'),
      width: '9rem',
      cell: (s) => <Instant at={s.last_seen_at} since={s.last_seen_at > now ? s.last_seen_at : now} />,
    },
    { id: 'since', header: own('since'), width: '10rem', cell: (s) => <Instant at={s.created_at} /> },
    ...(may
      ? [
          {
            id: 'do',
            header: common('table.deeds'),
            quiet: true,
            width: '6rem',
            align: 'end' as const,
            cell: (s: MemberSessionDto) =>
              s.current ? null : (
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={end.isPending && end.variables === `/member-sessions/${s.id}`}
                  onClick={() => end.mutate(`/member-sessions/${s.id}`)}
                >
                  {own('end')}
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <Section
      id="sessions"
      title={t('title', { count: items.length })}
      lead={t('lead')}
      framed
      flush
      aside={
        member ? (
          <>
            {may ? (
              <Button
                size="compact-sm"
                variant="default"
                loading={end.isPending && end.variables === `/members/${member}/sessions`}
                onClick={() => end.mutate(`/members/${member}/sessions`)}
              >
                {t('endAll')}
              </Button>
            ) : null}{' '}
            <Button size="compact-sm" variant="subtle" onClick={() => set({ member: undefined })}>
              {t('everyone')}
            </Button>
          </>
        ) : null
      }
    >
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {end.error ? <ErrorState error={end.error} /> : null}
      {items.length === 0 ? <p className={classes.none}>{t('none')}</p> : null}
      {items.length > 0 ? (
        <DataTable
          label={t('title', { count: items.length })}
          columns={columns}
          rows={items}
          rowId={(s) => s.id}
        />
      ) : null}
    </Section>
  )
}
