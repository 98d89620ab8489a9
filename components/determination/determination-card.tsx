'use client'

import { useTranslations } from 'next-intl'
import { useMay } from '@/components/api/tenant-context'
import { useDecideDetermination } from '@/components/api/use-determinations'
import { useDownload } from '@/components/api/use-download'
import { ErrorState } from '@/components/common/error-state'
import { Hash } from '@/components/common/hash'
import { Instant } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { VerdictBadge } from '@/components/common/verdict-badge'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { DeterminationDto } from '@/lib/views/determination.schema'
import classes from './determination.module.css'

/** One determination: who says what and why, with what attached, and who may decide on it. */
export function DeterminationCard({
  determination: d,
  readOnly,
}: {
  determination: DeterminationDto
  readOnly: boolean
}) {
  const t = useTranslations('determination')
  const download = useDownload()
  const mayApprove = useMay('determinations.approve')
  const mayWrite = useMay('determinations.write')
  const decide = useDecideDetermination()
  const act = (decision: 'approve' | 'refuse' | 'withdraw') =>
    decide.mutate({ id: d.id, decision }, { onSuccess: () => notify(t(`did.${decision}`)) })
  return (
    <article className={classes.card} data-state={d.state}>
      <header className={classes.head}>
        <VerdictBadge verdict={d.verdict} words={d.verdict_words} />
        <span className={classes.state}>{t(`state.${d.state}`)}</span>
        <span className={classes.soft}>
          {d.author.label} · <Instant at={d.created_at} />
          {d.approver ? ` · ${t('approvedBy', { name: d.approver.label })}` : ''}
        </span>
        {d.expires_at ? (
          <span className={classes.soft}>
            {t.rich('expires', { time: () => <Instant at={d.expires_at} form="day" /> })}
          </span>
        ) : null}
      </header>
      <p className={classes.narrative}>{d.narrative}</p>
      {d.attachments.length > 0 ? (
        <ul className={classes.attachments}>
          {d.attachments.map((a) => (
            <li key={a.id}>
              <button
                type="button"
                className={classes.link}
                onClick={() => download.mutate({ path: `/attachments/${a.id}`, name: a.name })}
              >
                {a.name}
              </button>{' '}
              <span className={classes.soft}>{t('bytes', { count: a.bytes })}</span> <Hash value={a.sha256} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className={classes.soft}>{t('logIndex', { index: d.log_index })}</p>
      {decide.error ? <Refusal error={decide.error} /> : null}
      {download.error ? <ErrorState error={download.error} /> : null}
      {readOnly ? null : (
        <Group gap="xs">
          {d.state === 'proposed' && mayApprove && !d.own ? (
            <>
              <Button size="xs" onClick={() => act('approve')} loading={decide.isPending}>
                {t('approve')}
              </Button>
              <Button size="xs" variant="default" onClick={() => act('refuse')} disabled={decide.isPending}>
                {t('refuse')}
              </Button>
            </>
          ) : null}
          {(d.state === 'proposed' || d.state === 'approved') && mayWrite && (d.own || mayApprove) ? (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={() => act('withdraw')}
              disabled={decide.isPending}
            >
              {t('withdraw')}
            </Button>
          ) : null}
          {d.state === 'proposed' ? (
            <span className={classes.soft}>{t(d.own ? 'ownProposal' : 'fourEyes')}</span>
          ) : null}
        </Group>
      )}
    </article>
  )
}
