'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { usePast } from '@/components/api/use-past'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import type { ControlDetailDto } from '@/lib/views/control.schema'
import { DeterminationCard } from './determination-card'
import { DeterminationForm } from './determination-form'
import type { VerdictWords } from './verdict-words'

export interface DeterminationsProps {
  assessment: string
  control: ControlDetailDto
  words: VerdictWords
}

/** What people judged of a control, and the form to propose a verdict. */
export function Determinations({ assessment, control, words }: DeterminationsProps) {
  const t = useTranslations('determination')
  const may = useMay('determinations.write')
  const past = usePast()
  const [writing, setWriting] = useState(false)
  if (control.kind !== 'control') return null
  return (
    <Section
      title={t('title')}
      lead={control.determinations.length === 0 ? t('none') : t('lead')}
      aside={
        may && !writing && !past ? (
          <Button size="xs" variant="default" onClick={() => setWriting(true)}>
            {t('propose')}
          </Button>
        ) : null
      }
    >
      {writing ? (
        <DeterminationForm
          assessment={assessment}
          control={control}
          words={words}
          onDone={() => setWriting(false)}
        />
      ) : null}
      {control.determinations.map((determination) => (
        <DeterminationCard key={determination.id} determination={determination} readOnly={past} />
      ))}
    </Section>
  )
}
