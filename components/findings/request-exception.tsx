'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useRequestException } from '@/components/api/use-exceptions'
import { useTimeZone } from '@/components/common/instant'
import { LabelInput } from '@/components/common/label-input'
import { parseLabels } from '@/components/common/parse-labels'
import { Refusal } from '@/components/common/refusal'
import { useCheckTitle } from '@/components/common/use-check-title'
import { Modal } from '@/components/floating/modal'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { Textarea } from '@/components/ui/textarea'
import type { ExceptionCreate } from '@/lib/views/exception.schema'
import type { FindingDto } from '@/lib/views/finding.schema'
import { dayAhead } from './day-ahead'
import classes from './finding.module.css'
import type { BulkTarget } from './use-finding-choice'

/** As `lib/core/exception-at.ts` has it; the server decides. */
const MOST_DAYS = 366

export interface RequestExceptionProps {
  kind: 'risk' | 'false_positive'
  /** Chosen findings; their count is said. */
  target: BulkTarget
  count: number
  /** A check or an advisory that all of them share: then a rule can be asked for instead. */
  rule: Pick<FindingDto, 'check'> | null
  onDone: () => void
  onClose: () => void
}

/** Asks that a risk be accepted, or proposes a false positive; somebody else decides. */
export function RequestException({ kind, target, count, rule, onDone, onClose }: RequestExceptionProps) {
  const t = useTranslations('exceptions')
  const titled = useCheckTitle()
  const zone = useTimeZone()
  const request = useRequestException()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(kind === 'risk' ? dayAhead(90, zone) : '')
  const [scope, setScope] = useState('chosen')
  const [labels, setLabels] = useState('')
  const [lineage, setLineage] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const about =
      scope === 'rule' && rule
        ? {
            rule: {
              check: rule.check.name,
              labels: parseLabels(labels).labels,
              ...(lineage.trim() ? { lineage: lineage.trim() } : {}),
            },
          }
        : target
    const body: ExceptionCreate = { kind, reason: reason.trim(), until: until || null, ...about }
    request.mutate(body, {
      onSuccess: () => {
        notify(t('asked'))
        onDone()
      },
    })
  }
  return (
    <Modal opened onClose={onClose} title={t(`ask.${kind}`)} size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <p className={classes.lead}>{t(`ask.${kind}Means`)}</p>
          {rule ? (
            <RadioGroup value={scope} onChange={setScope} label={t('ask.scope')}>
              <Stack gap={6} mt={6}>
                <Radio value="chosen" label={t('ask.chosen', { count })} />
                <Radio value="rule" label={t('ask.rule', { check: titled(rule.check.title) })} />
              </Stack>
            </RadioGroup>
          ) : (
            <p className={classes.lead}>{t('ask.chosen', { count })}</p>
          )}
          {scope === 'rule' ? (
            <Group grow align="flex-start">
              <LabelInput
                label={t('ask.labels')}
                description={t('ask.labelsHelp')}
                placeholder="env:test"
                value={labels}
                onChange={setLabels}
              />
              <TextInput
                label={t('ask.lineage')}
                description={t('ask.lineageHelp')}
                value={lineage}
                onChange={(event) => setLineage(event.currentTarget.value)}
              />
            </Group>
          ) : null}
          <Textarea
            data-autofocus
            required
            label={t('reason')}
            description={t('ask.reasonHelp')}
            autosize
            minRows={3}
            maxRows={10}
            minLength={3}
            maxLength={10_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            required={kind === 'risk'}
            label={t('ask.until')}
            description={t(kind === 'risk' ? 'ask.untilHelp' : 'ask.untilMay', { zone })}
            maw="18rem"
            min={dayAhead(0, zone)}
            max={dayAhead(MOST_DAYS, zone)}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          {request.error ? <Refusal error={request.error} /> : null}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ask.cancel')}
            </Button>
            <Button type="submit" loading={request.isPending} disabled={reason.trim().length < 3}>
              {t('ask.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
