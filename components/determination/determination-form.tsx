'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProposeDetermination } from '@/components/api/use-determinations'
import { endOfDay } from '@/components/common/end-of-day'
import { ErrorState } from '@/components/common/error-state'
import { useTimeZone } from '@/components/common/instant'
import { useLocalized } from '@/components/common/localized'
import { Button } from '@/components/ui/button'
import { FileInput } from '@/components/ui/file-input'
import { Group } from '@/components/ui/group'
import { Radio } from '@/components/ui/radio'
import { RadioGroup } from '@/components/ui/radio-group'
import { Stack } from '@/components/ui/stack'
import { TextInput } from '@/components/ui/text-input'
import { Textarea } from '@/components/ui/textarea'
import type { ControlDetailDto } from '@/lib/views/control.schema'
import type { DeterminationCreate } from '@/lib/views/determination.schema'
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
  const [verdict, setVerdict] = useState<DeterminationCreate['verdict'] | null>(null)
  const [narrative, setNarrative] = useState('')
  const [expires, setExpires] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const [unreadable, setUnreadable] = useState<string[]>([])
  const submit = async () => {
    if (verdict === null) return
    const read = await Promise.all(files.map((file) => readAttachment(file).catch(() => null)))
    const attachments = read.flatMap((one) => one ?? [])
    const failed = files.filter((_, index) => read[index] === null)
    setUnreadable(failed.map((file) => file.name))
    if (failed.length > 0) return
    propose.mutate(
      { verdict, narrative, attachments, expires_at: endOfDay(expires, zone) },
      { onSuccess: onDone },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="sm" mb="md">
        <RadioGroup
          label={t('form.verdict')}
          description={t('form.verdictHelp')}
          required
          value={verdict}
          onChange={(value) => setVerdict(value as typeof verdict)}
        >
          <Group gap="md" mt={6}>
            {offeredVerdicts(words).map((value) => (
              <Radio key={value} value={value} label={localized(words[value]) || ours(value)} />
            ))}
          </Group>
        </RadioGroup>
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
          onChange={(chosen) => {
            setUnreadable([])
            setFiles(chosen)
          }}
          error={unreadable.length > 0 ? t('form.unreadable', { names: unreadable.join(', ') }) : undefined}
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
          <Button
            type="submit"
            loading={propose.isPending}
            disabled={verdict === null || narrative.trim() === ''}
          >
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
