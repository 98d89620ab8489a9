'use client'

import { useDisclosure } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { type AssessmentList as List, useAssessments } from '@/components/api/use-assessments'
import { useMayChange } from '@/components/api/use-may-change'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Modal } from '@/components/floating/modal'
import { Button } from '@/components/ui/button'
import { AssessmentCard } from './assessment-card'
import classes from './assessments.module.css'
import { CreateAssessment } from './create-assessment'
import type { OfferedFramework } from './offered-framework'

/** The tenant's assessments with their gauges; the button that makes one. */
export function AssessmentList({
  initial,
  frameworks,
}: {
  initial: List
  frameworks: readonly OfferedFramework[]
}) {
  const t = useTranslations('assessments')
  const may = useMayChange('assessments.write')
  const [open, { open: show, close }] = useDisclosure(false)
  const { data, error } = useAssessments(initial)
  const items = data.items
  const first = items[0]
  const create = may ? <Button onClick={show}>{t('create')}</Button> : null
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={create} {...(first ? { asOf: first } : {})} />
      {error ? <ErrorState error={error} /> : null}
      {items.length === 0 ? (
        <EmptyState title={t('empty')} action={create}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {items.map((assessment) => (
            <AssessmentCard key={assessment.id} assessment={assessment} />
          ))}
        </ul>
      )}
      <Modal opened={open} onClose={close} title={t('create')} size="lg">
        <CreateAssessment frameworks={frameworks} onDone={close} />
      </Modal>
    </>
  )
}
