'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { apiResponse } from '@/components/api/client'
import { useMay, useTenant } from '@/components/api/tenant-context'
import { ErrorState } from '@/components/common/error-state'
import { TenantLink } from '@/components/shell/tenant-link'
import type { EvidencePlaceDto } from '@/lib/views/common.schema'
import classes from './evidence-excerpt.module.css'
import { stripAnsi } from './strip-ansi'
import { wholeLines } from './whole-lines'

export interface EvidenceExcerptProps {
  /** SHA-256 of the evidence, hex. */
  sha256: string
  at: EvidencePlaceDto
}

/** Bytes shown before and after the cited ones, so that they can be read in place. */
const AROUND = 160
const MOST = 8_000

/** The very bytes of the report that say so, in a little of what stands around them. Always text, never markup. */
export function EvidenceExcerpt({ sha256, at }: EvidenceExcerptProps) {
  const t = useTranslations('control.evidence')
  const { slug } = useTenant()
  const may = useMay('evidence.read')
  const from = Math.max(0, at.from - AROUND)
  const to = Math.min(at.to, at.from + MOST) + AROUND
  const { data, error } = useQuery({
    queryKey: [slug, 'evidence', sha256, from, to],
    queryFn: async ({ signal }) => {
      const response = await apiResponse(`/evidence/${sha256}`, { tenant: slug, query: { from, to }, signal })
      return new Uint8Array(await response.arrayBuffer())
    },
    enabled: may,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <ErrorState error={error} />
  const text = (start: number, end?: number) =>
    stripAnsi(new TextDecoder().decode(data?.subarray(start, end)))
  const [begin, end] = [at.from - from, Math.min(at.to, at.from + MOST) - from]
  const shown = data && wholeLines(data, begin, end, { first: from === 0, last: data.length < to - from })
  return (
    <figure className={classes.figure}>
      {/* Above the text, which grows when its bytes come: what is being clicked must not move. */}
      <figcaption className={classes.caption}>
        <span>
          {at.line === null ? null : `${t('line', { line: at.line })} · `}
          {t('bytes', { from: at.from, to: at.to })}
          {at.pointer === null ? null : ` · ${at.pointer}`}
        </span>
        <TenantLink to={`/evidence/${sha256}?from=${at.from}&to=${at.to}`}>{t('open')}</TenantLink>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.2, 2.1.1) */}
      <pre className={classes.text} aria-busy={!data} tabIndex={0}>
        {shown ? (
          <>
            <span className={classes.around}>{text(shown.from, begin)}</span>
            <mark className={classes.cited}>{text(begin, end)}</mark>
            {at.to - at.from > MOST ? <span className={classes.around}> … </span> : null}
            <span className={classes.around}>{text(end, shown.to)}</span>
          </>
        ) : (
          ' '
        )}
      </pre>
    </figure>
  )
}
