'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Refusal } from '@/components/common/refusal'
import classes from './bulk.module.css'
import { type BulkAim, useBulkKeys } from './use-bulk-keys'
import type { useFindingChoice } from './use-finding-choice'

const BulkBar = dynamic(() => import('./bulk-bar').then((part) => part.BulkBar), { ssr: false })
const BulkOutcome = dynamic(() => import('./bulk-outcome').then((part) => part.BulkOutcome), { ssr: false })
const RequestException = dynamic(() => import('./request-exception').then((part) => part.RequestException), {
  ssr: false,
})

/** The bar of the chosen findings, what became of the last change, and the keys of both. */
export function FindingBulk({ choice }: { choice: ReturnType<typeof useFindingChoice> }) {
  const t = useTranslations('findings.bulk')
  const [aim, setAim] = useState<BulkAim | null>(null)
  const [asking, setAsking] = useState<'risk' | 'false_positive' | null>(null)
  const back = useBulkKeys({
    enabled: true,
    onAim: setAim,
    onAll: choice.takeAll,
    onUndo: choice.undo,
    onLeave: () => leave(),
  })
  const leave = () => {
    choice.clear()
    setAim(null)
    back()
  }
  const { chosen, outcome } = choice
  const [first] = chosen
  const shared =
    first && !choice.all && chosen.every(({ check }) => check.key === first.check.key) ? first : null
  return (
    <>
      {choice.error ? (
        <div className={classes.bulkError}>
          <strong>{t('failed')}</strong>
          <Refusal error={choice.error} />
        </div>
      ) : null}
      {choice.count > 0 ? (
        <BulkBar
          count={choice.count}
          all={choice.all}
          matching={choice.matching}
          onAll={choice.takeAll}
          progress={choice.progress}
          pending={choice.pending}
          aim={aim}
          onAimed={() => setAim(null)}
          onChange={(words) => choice.change(words, back)}
          onExcept={setAsking}
          onDone={leave}
        />
      ) : outcome ? (
        <BulkOutcome
          outcome={outcome}
          pending={choice.pending}
          onUndo={choice.undo}
          onDismiss={choice.dismiss}
        />
      ) : null}
      {asking ? (
        <RequestException
          kind={asking}
          target={choice.target}
          count={choice.count}
          rule={shared}
          onDone={() => {
            setAsking(null)
            leave()
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  )
}
