'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { useChangeFindings } from '@/components/api/use-findings'
import { useProblemText } from '@/components/common/error-state'
import type { FindingDto } from '@/lib/views/finding.schema'
import classes from './findings.module.css'
import { type BulkStep, undoSteps } from './undo-steps'

export type BulkChange = Omit<BulkStep, 'ids'>

/** Changes many findings and offers to take it back. `onDone` is called when the change was taken. */
export function useBulk(onDone: () => void) {
  const t = useTranslations('findings.bulk')
  const { mutateAsync, isPending, error } = useChangeFindings()
  const problem = useProblemText(error)
  const failed = (reason: unknown) =>
    notifications.show({
      color: 'red',
      title: t('failed'),
      message: reason instanceof Error ? reason.message || problem.title : problem.title,
    })
  const undo = async (id: string, steps: readonly BulkStep[]) => {
    notifications.hide(id)
    try {
      await mutateAsync(steps)
      notifications.show({ message: t('undone') })
    } catch (reason) {
      failed(reason)
    }
  }
  const change = async (chosen: readonly FindingDto[], words: BulkChange) => {
    const ids = chosen.map((f) => f.id)
    const steps = undoSteps(chosen, words)
    try {
      await mutateAsync([{ ids, ...words }])
    } catch (reason) {
      failed(reason)
      return
    }
    onDone()
    const id = `bulk-${Date.now()}`
    notifications.show({
      id,
      autoClose: 12_000,
      message: (
        <span className={classes.undo}>
          {t('done', { count: ids.length })}
          <Button size="compact-xs" variant="default" onClick={() => void undo(id, steps)}>
            {t('undo')}
          </Button>
        </span>
      ),
    })
  }
  return {
    change: (chosen: readonly FindingDto[], words: BulkChange) => void change(chosen, words),
    pending: isPending,
  }
}
