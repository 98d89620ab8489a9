'use client'

import { useTranslations } from 'next-intl'
import { Shape, type ShapeName } from '@/components/common/shape'
import type { IdentityProviderWalk } from '@/lib/views/identity-provider.schema'
import classes from './identity.module.css'

type Step = IdentityProviderWalk['steps'][number]
const SHAPES: Record<Step['outcome'], ShapeName> = {
  ok: 'disc-tick',
  failed: 'square-cross',
  skipped: 'dashed',
}

/** The steps of a connection that was tested: what was seen, where it ended, why, and what to do. */
export function WalkSteps({ walk }: { walk: IdentityProviderWalk }) {
  const t = useTranslations('identity.test')
  const servers = [...new Set(walk.steps.map(({ server }) => server))]
  return (
    <div role="status" className={classes.walk}>
      <p className={classes.verdict} data-works={walk.works}>
        {walk.works ? t('works') : t('fails')}
      </p>
      {servers.map((server) => (
        <section key={server ?? ''} aria-label={server ?? t('steps')}>
          {server && servers.length > 1 ? <h3 className={classes.server}>{server}</h3> : null}
          <ol className={classes.steps}>
            {walk.steps
              .filter((step) => step.server === server)
              .map((step) => (
                <WalkStep key={step.step} step={step} />
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function WalkStep({ step: { step, outcome, code, facts } }: { step: Step }) {
  const t = useTranslations('identity')
  const word = t.has(`steps.${step}`) ? t(`steps.${step}`) : step
  const fault = code !== null && t.has(`faults.${code}.why`) ? code : null
  return (
    <li className={classes.step} data-outcome={outcome}>
      <Shape name={SHAPES[outcome]} size={14} />
      <div>
        <b>{word}</b> <span className={classes.outcome}>{t(`test.${outcome}`)}</span>
        {fault ? (
          <p className={classes.why}>
            {t(`faults.${fault}.why`)} <span>{t(`faults.${fault}.todo`)}</span>
          </p>
        ) : code ? (
          <p className={classes.why}>{code}</p>
        ) : null}
        <Facts facts={facts} />
      </div>
    </li>
  )
}

function Facts({ facts }: { facts: Step['facts'] }) {
  const t = useTranslations('identity.facts')
  const shown = Object.entries(facts).filter(
    ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  if (shown.length === 0) return null
  return (
    <dl className={classes.facts}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{t.has(name) ? t(name) : name}</dt>
          <dd>{Array.isArray(value) ? value.map((one) => <div key={one}>{one}</div>) : value}</dd>
        </div>
      ))}
    </dl>
  )
}
