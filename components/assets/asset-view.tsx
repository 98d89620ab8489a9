'use client'

import { useTranslations } from 'next-intl'
import { useAsset } from '@/components/api/use-asset'
import type { FirstPage } from '@/components/api/use-filtered-pages'
import { useMayChange } from '@/components/api/use-may-change'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { PageHeader } from '@/components/common/page-header'
import { TenantLink } from '@/components/shell/tenant-link'
import { AssetTimeline } from '@/components/timeline/asset-timeline'
import type { AssetDetailDto } from '@/lib/views/asset.schema'
import type { FindingDto } from '@/lib/views/finding.schema'
import type { StateDto } from '@/lib/views/state.schema'
import { AssetFacts } from './asset-facts'
import { AssetFindings } from './asset-findings'
import { AssetStates } from './asset-states'
import classes from './assets.module.css'
import { CoverageTable } from './coverage-table'
import { Freshness } from './freshness'
import { Retire } from './retire'

export interface AssetViewProps {
  initial: AssetDetailDto
  /** When the server read it, for pages that show *now*. */
  readAt: { as_of: string; known_at: string }
  findings: FirstPage<FindingDto> | null
  states: FirstPage<StateDto> | null
}

/** One asset: what it is, who looked and when, what is open on it and what every check says. */
export function AssetView({ initial, readAt, findings, states }: AssetViewProps) {
  const t = useTranslations('assets')
  const mayWrite = useMayChange('assets.write')
  const { data: asset, error } = useAsset(initial)
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), to: '/assets' }, { label: t(`kind.${asset.kind}`) }]}
        title={asset.name}
        asOf={readAt}
        sure={<Freshness coverage={asset.coverage} />}
        actions={
          <>
            <TenantLink className={classes.action} to={`/submissions?asset=${asset.id}`}>
              {t('detail.submissions')}
            </TenantLink>
            {asset.kind === 'host' ? (
              <TenantLink className={classes.action} to={`/assets/${asset.id}/functions`}>
                {t('detail.functions')}
              </TenantLink>
            ) : null}
            {mayWrite ? <Retire asset={asset} /> : null}
          </>
        }
      />
      {error ? <ErrorState error={error} /> : null}
      {asset.retired ? (
        <p className={classes.ended}>
          {t.rich('retire.since', {
            time: () => <Instant at={asset.retired?.since} />,
            reason: asset.retired.reason,
          })}
        </p>
      ) : null}
      <div className={classes.top}>
        <CoverageTable coverage={asset.coverage} />
        <AssetFacts asset={asset} mayWrite={mayWrite} />
      </div>
      {findings ? <AssetFindings asset={asset} initial={findings} /> : null}
      {states ? <AssetStates asset={asset.id} initial={states} /> : null}
      <AssetTimeline key={asset.id} asset={asset.id} />
    </>
  )
}
