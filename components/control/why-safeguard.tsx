'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { ResultBadge } from '@/components/common/result-badge'
import type { ThingWord } from '@/components/mlps/thing-word'
import { FoldedRemediation } from '@/components/remediation/folded-remediation'
import type { WhySafeguardDto } from '@/lib/views/control.schema'
import classes from './control.module.css'
import { PatchTimes } from './patch-times'
import { WhyCheck } from './why-check'

/** One safeguard of a control: how strongly it speaks, its result over the scope, and the checks below it. */
export function WhySafeguard({ why, thing }: { why: WhySafeguardDto; thing: ThingWord }) {
  const t = useTranslations('control')
  const localized = useLocalized()
  const failing = why.assets.filter((a) => a.result === 'fail').length
  const unknown = why.assets.filter((a) => a.result === 'not_assessed').length
  const marks = [
    t(`strength.${why.strength}`),
    why.on_fail ? t(`onFail.${why.on_fail}`) : null,
    why.any_of ? t('anyOf') : null,
    why.by_analogy ? t('byAnalogy') : null,
    why.uncounted ? t(`uncounted.${why.uncounted}`) : null,
  ].filter((mark) => mark !== null)
  return (
    <details className={classes.safeguard} open={why.counted && why.result === 'fail'}>
      <summary className={classes.summary}>
        <ResultBadge result={why.result} reason={why.reason} />
        <span className={classes.name}>{localized(why.title)}</span>
        <span className={classes.soft}>
          {why.assets.length === 0
            ? t('noAssets', { thing })
            : t('assetCounts', { all: why.assets.length, failing, unknown, thing })}
        </span>
      </summary>
      <div className={classes.inside}>
        <p className={classes.rationale}>{localized(why.rationale)}</p>
        <p className={classes.soft}>{localized(why.why)}</p>
        <ul className={classes.marks}>
          {marks.map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
          <li>
            <code>{why.safeguard}</code>
          </li>
        </ul>
        <PatchTimes assets={why.assets} />
        {why.result === 'fail' || why.result === 'not_assessed' ? (
          <FoldedRemediation safeguard={why.safeguard} />
        ) : null}
        {why.checks.length === 0 ? <p className={classes.soft}>{t('noChecks')}</p> : null}
        {why.checks.map((check) => (
          <WhyCheck thing={thing} key={check.check.key} why={check} />
        ))}
      </div>
    </details>
  )
}
