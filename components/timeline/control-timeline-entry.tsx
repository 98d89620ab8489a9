'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Instant } from '@/components/common/instant'
import { Link } from '@/components/common/link'
import { useLocalized } from '@/components/common/localized'
import { ResultBadge } from '@/components/common/result-badge'
import { VerdictBadge } from '@/components/common/verdict-badge'
import { TenantLink } from '@/components/shell/tenant-link'
import { useDayLink } from '@/components/trend/use-day-link'
import { Anchor } from '@/components/ui/anchor'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { ControlTimelineEntryDto } from '@/lib/views/control-timeline.schema'
import classes from './timeline.module.css'

type Verdict = Extract<ControlTimelineEntryDto, { kind: 'verdict' }>
type Move = Verdict['moves']['items'][number]

/** One change of a verdict with what moved beneath it, or what happened to a determination. */
export function ControlTimelineEntry({ entry }: { entry: ControlTimelineEntryDto }) {
  const t = useTranslations('timeline')
  if (entry.kind === 'verdict') return <VerdictEntry entry={entry} />
  return (
    <li className={classes.entry} data-kind="determination">
      <span className={classes.when}>
        <Instant at={entry.at} />
      </span>
      <div>
        <span>
          {t(`determination.${entry.what}`)} <VerdictBadge verdict={entry.verdict} words={entry.words} />
          {entry.actor ? <span className={classes.soft}> {entry.actor.label}</span> : null}
        </span>
      </div>
    </li>
  )
}

function VerdictEntry({ entry }: { entry: Verdict }) {
  const t = useTranslations('timeline')
  const why = useTranslations('control.reason')
  const dayLink = useDayLink(usePathname())
  const { before, after, moves } = entry
  return (
    <li className={classes.entry} data-kind="verdict">
      <span className={classes.when}>
        <Anchor component={Link} href={dayLink(entry.at)} className="numbers" inherit>
          {entry.day}
        </Anchor>
      </span>
      <div>
        <span className={classes.step}>
          {before ? (
            <>
              <VerdictBadge verdict={before.verdict} words={before.words} />
              <span aria-hidden="true">→</span>
              <VisuallyHidden>{t('became')}</VisuallyHidden>
            </>
          ) : (
            <span>{t('stood')}</span>
          )}
          <VerdictBadge verdict={after.verdict} words={after.words} look="washed" />
          <span className={classes.soft}>
            {after.determination ? t('byPerson') : why.has(after.reason) ? why(after.reason) : after.reason}
          </span>
        </span>
        {moves.total > 0 ? (
          <ul className={classes.moves}>
            {moves.items.map((move) => (
              <MoveLine key={`${move.safeguard} ${move.asset.id}`} move={move} />
            ))}
            {moves.total > moves.items.length ? (
              <li className={classes.soft}>{t('others', { count: moves.total - moves.items.length })}</li>
            ) : null}
          </ul>
        ) : null}
      </div>
    </li>
  )
}

function MoveLine({ move }: { move: Move }) {
  const t = useTranslations('timeline')
  const localized = useLocalized()
  const reason = useTranslations('verdict.reason')
  const { before, after } = move
  const said = (one: Move['after']) =>
    one ? <ResultBadge result={one.result} /> : <span className={classes.soft}>{t('outOfScope')}</span>
  return (
    <li>
      <TenantLink to={`/assets/${move.asset.id}`}>{move.asset.name}</TenantLink>: {localized(move.title)}{' '}
      <span className={classes.step}>
        {said(before)} → {said(after)}
      </span>
      {after?.reason && reason.has(after.reason) ? (
        <span className={classes.soft}> {reason(after.reason)}</span>
      ) : null}{' '}
      {move.submission && move.why === 'evidence' ? (
        <TenantLink to={`/submissions/${move.submission}`}>{t('evidence')}</TenantLink>
      ) : null}
    </li>
  )
}
