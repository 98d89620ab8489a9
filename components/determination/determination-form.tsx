'use client'

import { Button, FileInput, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProposeDetermination } from '@/components/api/use-determinations'
import { endOfDay } from '@/components/common/end-of-day'
import { ErrorState } from '@/components/common/error-state'
import { useTimeZone } from '@/components/common/instant'
import { useLocalized } from '@/components/common/localized'
import type { ControlDetailDto, DeterminationCreate } from '@/lib/views/assessment.schema'
import { offeredVerdicts } from './offered-verdicts'
import { readAttachment } from './read-attachment'
import type { VerdictWords } from './verdict-words'

export interface DeterminationFormProps {
  /** The framework's words for verdicts. */
  words: VerdictWords
  assessment: string
  control: ControlDetailDto
  onDone: () => void
}

/** Proposes a verdict: which, why, on what evidence, until when. Somebody else approves it. */
export function DeterminationForm({ assessment, control, words, onDone }: DeterminationFormProps) {
  const t = useTranslations('determination')
  const ours = useTranslations('verdict.word')
  const localized = useLocalized()
  const zone = useTimeZone()
  const propose = useProposeDetermination(assessment, control.control)
  const [verdict, setVerdict] = useState<DeterminationCreate['verdict']>('met')
  const [narrative, setNarrative] = useState('')
  const [expires, setExpires] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const submit = async () => {
    const attachments = await Promise.all(files.map(readAttachment))
    const body = {
      verdict,
      narrative,
      attachments,
      expires_at: endOfDay(expires, zone),
    }
    propose.mutate(body, { onSuccess: onDone })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="sm" mb="md">
        <Radio.Group
          label={t('form.verdict')}
          value={verdict}
          onChange={(value) => setVerdict(value as typeof verdict)}
        >
          <Group gap="md" mt={6}>
            {offeredVerdicts(words).map((value) => (
              <Radio key={value} value={value} label={localized(words[value]) || ours(value)} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          label={t('form.narrative')}
          description={t('form.narrativeHelp')}
          required
          autosize
          minRows={4}
          maxLength={20_000}
          value={narrative}
          onChange={(event) => setNarrative(event.currentTarget.value)}
        />
        <FileInput
          label={t('form.attachments')}
          description={t('form.attachmentsHelp')}
          multiple
          clearable
          value={files}
          onChange={setFiles}
        />
        <TextInput
          type="date"
          label={t('form.expires')}
          description={t('form.expiresHelp')}
          value={expires}
          onChange={(event) => setExpires(event.currentTarget.value)}
          maw={260}
        />
        {propose.error ? <ErrorState error={propose.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={propose.isPending} disabled={narrative.trim() === ''}>
            {t('form.submit')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('form.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
