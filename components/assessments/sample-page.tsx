'use client'

import { IconPrinter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type FirstSample, useSample } from '@/components/api/use-sample'
import { useTimes } from '@/components/api/use-times'
import { Choice } from '@/components/common/choice'
import { CountInput } from '@/components/common/count-input'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Hash } from '@/components/common/hash'
import { useLocalized } from '@/components/common/localized'
import { PageHeader } from '@/components/common/page-header'
import { useAddress } from '@/components/common/use-address'
import { useSearchText } from '@/components/common/use-search-text'
import { VerdictBadge } from '@/components/common/verdict-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import type { SampleDto } from '@/lib/views/sample.schema'
import classes from './sample.module.css'

const MOST = 200

/** A sample of controls or assets by a printed seed: whoever enters the same seed sees the same. */
export function SamplePage({ initial }: { initial: FirstSample }) {
  const t = useTranslations('sample')
  const { get, set } = useAddress()
  const seed = get('seed') ?? initial.query.seed
  const [text, setText] = useSearchText(seed, (value) => set({ seed: value }))
  const of = get('of') === 'assets' ? ('assets' as const) : ('controls' as const)
  const count = wholeOf(get('count'))
  const times = useTimes()
  const { data = initial.page, error, refetch } = useSample({ ...times, of, count, seed }, initial)
  const drawn = data.controls.length + data.assets.length
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('assessments'), to: '/assessments' },
          { label: data.assessment.name, to: `/assessments/${data.assessment.id}` },
          { label: t('title') },
        ]}
        title={t('title')}
        lead={t('lead')}
        asOf={data}
        actions={
          <Button
            className={classes.screenOnly}
            variant="default"
            leftSection={<IconPrinter size={15} />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        }
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      <search className={classes.tools} aria-label={t('what')}>
        <Choice
          value={of}
          onChange={(value) => set({ of: value === 'assets' ? value : undefined })}
          data={(['controls', 'assets'] as const).map((value) => ({ value, label: t(`of.${value}`) }))}
        />
        <CountInput
          size="xs"
          className={classes.count}
          aria-label={t('count')}
          min={1}
          max={MOST}
          value={count}
          onChange={(value) => set({ count: value === 10 ? undefined : String(value) })}
        />
        <TextInput
          size="xs"
          className={classes.seed}
          aria-label={t('seed')}
          leftSection={<span className={classes.word}>{t('seed')}</span>}
          leftSectionWidth={56}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button size="xs" variant="default" onClick={() => set({ seed: freshSeed() })}>
          {t('fresh')}
        </Button>
      </search>
      <p className={classes.rule}>
        {t('drawn', { drawn, count: data.population.count })} {t('seedWas')} <code>{data.seed}</code>
        <br />
        {t('rule')} {t('population')} <Hash value={data.population.sha256} length={24} />
      </p>
      {drawn === 0 ? <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState> : <Drawn sample={data} />}
    </>
  )
}

function Drawn({ sample: { controls, assets, assessment } }: { sample: SampleDto }) {
  const localized = useLocalized()
  return (
    <ol className={classes.list}>
      {controls.map((row) => (
        <li key={row.control}>
          <TenantLink to={`/assessments/${assessment.id}/controls/${encodeURIComponent(row.control)}`}>
            <b>{row.ref}</b> {localized(row.title)}
          </TenantLink>
          <VerdictBadge verdict={row.verdict} words={row.verdict_words} indication={row.indication} />
        </li>
      ))}
      {assets.map((asset) => (
        <li key={asset.id}>
          <TenantLink to={`/assets/${asset.id}`}>{asset.name}</TenantLink>
        </li>
      ))}
    </ol>
  )
}

function wholeOf(said: string | undefined): number {
  const count = Number(said ?? 10)
  return Number.isInteger(count) && count >= 1 && count <= MOST ? count : 10
}

/** Twelve hex digits of chance: nobody can choose among samples by it and not show it. */
function freshSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
