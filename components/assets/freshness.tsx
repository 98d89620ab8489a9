'use client'

import { useTranslations } from 'next-intl'
import { ToneBadge } from '@/components/common/tone-badge'
import type { AssetDto } from '@/lib/views/asset.schema'

/** Whether every tool's evidence of an asset counts still: in a word and a shape, with the tools beside. */
export function Freshness({ coverage }: Pick<AssetDto, 'coverage'>) {
  const t = useTranslations('assets')
  if (coverage.length === 0) return <ToneBadge tone="unknown" shape="dashed" word={t('noEvidence')} />
  const stale = coverage.filter((c) => c.stale).length
  const tools = [...new Set(coverage.map((c) => c.tool))].join(', ')
  if (stale === 0) return <ToneBadge tone="clear" shape="disc-tick" word={t('fresh')} aside={tools} />
  return (
    <ToneBadge
      tone={stale === coverage.length ? 'unknown' : 'judge'}
      shape={stale === coverage.length ? 'dashed' : 'half'}
      word={t('staleOf', { stale, all: coverage.length })}
      aside={tools}
    />
  )
}
