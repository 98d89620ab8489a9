'use client'

import { useTranslations } from 'next-intl'
import { TenantLink } from '@/components/shell/tenant-link'
import classes from './gauge.module.css'
import { SEGMENT_LOOK, type Segment, type Slice } from './segments'

/** A segment's count and word; a link to its rows where there are any. */
export function GaugeWord({
  slice,
  href,
}: {
  slice: Slice
  href?: ((segment: Segment) => string) | undefined
}) {
  const t = useTranslations('gauge.segment')
  const { segment, count } = slice
  const { pattern, color } = SEGMENT_LOOK[segment]
  const word = (
    <>
      <span className={classes.swatch} data-pattern={pattern} style={{ color }} aria-hidden="true" />
      <b>{count}</b> <span>{t(segment)}</span>
    </>
  )
  if (count === 0 || !href) {
    return (
      <span className={classes.word} data-zero={count === 0 || undefined}>
        {word}
      </span>
    )
  }
  return (
    <TenantLink to={href(segment)} className={classes.word}>
      {word}
    </TenantLink>
  )
}
