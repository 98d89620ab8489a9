'use client'

import { useTranslations } from 'next-intl'
import type { NewEnrolment } from '@/components/api/use-agents'
import { CopyText } from '@/components/common/copy-text'
import { Instant } from '@/components/common/instant'
import { SecretOnce } from '@/components/common/secret-once'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import type { Way } from './add-agent'
import classes from './agents.module.css'
import { EnrolledMachines } from './enrolled-machines'
import { composeLines, enrolLine, fetchLines, installLines, timerLines } from './send-lines'

export interface NewCodeStepsProps {
  enrolment: NewEnrolment
  origin: string
  sha256: string
  way: Way
  onDone: () => void
}

/** The code, once; the lines with it filled in; and the machines that came by it. */
export function NewCodeSteps({ enrolment, origin, sha256, way, onDone }: NewCodeStepsProps) {
  const t = useTranslations('agents.code')
  const code = (chunks: React.ReactNode) => <code className={classes.code}>{chunks}</code>
  const steps =
    way === 'container'
      ? [
          { says: t.rich('fetch', { code }), lines: fetchLines(origin, sha256) },
          { says: t('compose'), lines: composeLines(origin, enrolment.code), soft: t('composeHelp') },
        ]
      : [
          { says: t.rich('install', { code }), lines: installLines(origin, sha256), soft: t('installHelp') },
          { says: t('enrol'), lines: enrolLine(origin, enrolment.code) },
          { says: t('timer'), lines: timerLines(origin), soft: t('timerHelp') },
        ].slice(...(enrolment.agent ? [1, 2] : []))
  return (
    <Stack gap="lg">
      <SecretOnce title={t('shown')} value={enrolment.code}>
        {t('once', { count: enrolment.most })} <Instant at={enrolment.expires_at} />
      </SecretOnce>
      <ol className={classes.steps}>
        {steps.map(({ says, lines, soft }) => (
          <li key={lines}>
            <p>{says}</p>
            <CopyText block value={lines} />
            {soft ? <p className={classes.soft}>{soft}</p> : null}
          </li>
        ))}
      </ol>
      <EnrolledMachines enrolment={enrolment} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('done')}
        </Button>
      </Group>
    </Stack>
  )
}
