'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import {
  type FindingWords,
  isChangedMeanwhile,
  meanwhileChanges,
  useChangeFinding,
} from '@/components/api/use-findings'
import { useMayChange } from '@/components/api/use-may-change'
import { useMemberNames } from '@/components/api/use-member-names'
import { usePast } from '@/components/api/use-past'
import { ErrorState } from '@/components/common/error-state'
import { useTimeZone } from '@/components/common/instant'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { NativeSelect } from '@/components/ui/native-select'
import { TextInput } from '@/components/ui/text-input'
import { Textarea } from '@/components/ui/textarea'
import type { FindingDetailDto } from '@/lib/views/finding.schema'
import classes from './finding.module.css'
import { FindingConflict } from './finding-conflict'
import { StatusBadge } from './status-badge'
import { useTriageKeys } from './use-triage-keys'

const RequestException = dynamic(() => import('./request-exception').then((part) => part.RequestException), {
  ssr: false,
})

const SETTABLE = ['open', 'in_progress', 'fixed'] as const

/** Status, owner and words of people. A change shows at once; one that came too late says what is different now. */
export function FindingTriage({ finding }: { finding: FindingDetailDto }) {
  const t = useTranslations('findings')
  const may = useMayChange('findings.write')
  const past = usePast()
  const zone = useTimeZone()
  const members = useMemberNames()
  const change = useChangeFinding(finding, new Map(members.map((m) => [m.id, m.name])))
  const [comment, setComment] = useState('')
  const [asking, setAsking] = useState<'risk' | 'false_positive' | null>(null)
  const mayExcept = useMayChange('exceptions.write')
  const panel = useRef<HTMLDivElement>(null)
  useTriageKeys(panel)
  const [seen, setSeen] = useState<FindingDetailDto | null>(null)
  const closed = finding.status === 'closed'
  const save = (words: FindingWords, onSuccess?: () => void) => {
    setSeen(null)
    change.mutate(words, {
      ...(onSuccess ? { onSuccess } : {}),
      onError: (error) => {
        if (isChangedMeanwhile(error)) setSeen(finding)
      },
    })
  }
  const excepted = ['accepted', 'false_positive', 'not_affected'].includes(finding.status)
  if (!may) {
    return (
      <div className={classes.panel}>
        <h2>{t('detail.triage')}</h2>
        <StatusBadge status={finding.status} look="washed" />
        <span>
          {t('detail.owner')}: {finding.owner?.name ?? t('detail.nobody')}
        </span>
        {finding.due_on ? (
          <span className={finding.overdue ? classes.late : undefined}>
            {t('detail.due')}: {finding.due_on}
          </span>
        ) : null}
        <p className={classes.soft}>
          {past ? t('detail.pastHelp') : closed ? t('detail.closedHelp') : t('detail.readOnly')}
        </p>
      </div>
    )
  }
  const statuses = SETTABLE.some((s) => s === finding.status) ? SETTABLE : [finding.status, ...SETTABLE]
  const owners = members.filter((m) => !m.disabled || m.id === finding.owner?.id)
  return (
    <div className={classes.panel} ref={panel}>
      <h2>{t('detail.triage')}</h2>
      {seen ? (
        <FindingConflict
          seen={seen}
          now={finding}
          by={meanwhileChanges(change.error)}
          onDismiss={() => setSeen(null)}
        />
      ) : null}
      {change.error && !isChangedMeanwhile(change.error) ? <ErrorState error={change.error} /> : null}
      {closed ? (
        <>
          <StatusBadge status="closed" look="washed" />
          <p className={classes.help}>{t('detail.closedHelp')}</p>
        </>
      ) : (
        <>
          <NativeSelect
            data-key="s"
            label={t('detail.status')}
            value={finding.status}
            disabled={excepted}
            onChange={(event) => save({ status: SETTABLE.find((s) => s === event.currentTarget.value) })}
            data={statuses.map((value) => ({
              value,
              label: t(`status.${value}`),
              disabled: !SETTABLE.some((s) => s === value),
            }))}
          />
          {finding.status === 'fixed' ? <p className={classes.help}>{t('detail.fixedHelp')}</p> : null}
        </>
      )}
      <NativeSelect
        data-key="a"
        label={t('detail.owner')}
        value={finding.owner?.id ?? ''}
        onChange={(event) => save({ owner: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('detail.nobody') },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextInput
        data-key="d"
        type="date"
        label={t('detail.due')}
        description={t('detail.dueHelp', { zone })}
        error={finding.overdue ? t('overdue') : undefined}
        value={finding.due_on ?? ''}
        onChange={(event) => save({ due_on: event.currentTarget.value || null })}
      />
      {mayExcept && !closed && !finding.handling ? (
        <Group gap="xs">
          <Button data-key="r" size="xs" variant="default" onClick={() => setAsking('risk')}>
            {t('bulk.risk')}
          </Button>
          <Button data-key="p" size="xs" variant="default" onClick={() => setAsking('false_positive')}>
            {t('bulk.falsePositive')}
          </Button>
        </Group>
      ) : null}
      {asking ? (
        <RequestException
          kind={asking}
          target={{ ids: [finding.id] }}
          count={1}
          rule={finding}
          onDone={() => setAsking(null)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save({ comment: comment.trim() }, () => setComment(''))
        }}
      >
        <Textarea
          data-key="c"
          label={t('detail.comment')}
          placeholder={t('detail.commentPlaceholder')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={10_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          size="xs"
          mt={8}
          loading={change.isPending}
          disabled={comment.trim() === ''}
        >
          {t('detail.addComment')}
        </Button>
      </form>
    </div>
  )
}
