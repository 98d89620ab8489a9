'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'

const KINDS = ['sourced', 'corroborated', 'reconstructed', 'recalled'] as const

/** From where the entries were taken, how sure each kind is, and what we doubt ourselves. */
export function FrameworkSources({ framework }: { framework: FrameworkDetailDto }) {
  const t = useTranslations('frameworks')
  const localized = useLocalized()
  const {
    id,
    provenance,
    classes_recalled: recalled,
    doubts,
    sources,
    notes,
    text_policy: policy,
  } = framework
  return (
    <Section id="sources" title={t('sources')} lead={t('sourcesLead')}>
      <dl className={classes.provenance}>
        {KINDS.filter((kind) => provenance[kind] > 0).map((kind) => (
          <div key={kind}>
            <dt>
              <TenantLink to={`/frameworks/${id}?provenance=${kind}#controls`}>
                {t(`provenance.${kind}`)} <b className="numbers">{provenance[kind]}</b>
              </TenantLink>
            </dt>
            <dd>{t(`provenanceMeans.${kind}`)}</dd>
          </div>
        ))}
        {recalled === null ? null : (
          <div>
            <dt>
              {t('classes')} <b className="numbers">{recalled}</b>
            </dt>
            <dd>{t('classesMeans')}</dd>
          </div>
        )}
      </dl>
      <h3 className={classes.sub}>{t('doubts')}</h3>
      <ul className={classes.plain}>
        {doubts.map((doubt) => (
          <li key={doubt.en} className={classes.item}>
            {localized(doubt)}
          </li>
        ))}
      </ul>
      <h3 className={classes.sub}>{t('notes')}</h3>
      <ul className={classes.plain}>
        {[...notes, policy].map((note) => (
          <li key={note.en} className={classes.item}>
            {localized(note)}
          </li>
        ))}
      </ul>
      <h3 className={classes.sub}>{t('from')}</h3>
      <ul className={classes.plain}>
        {sources.map(({ what, where, note }) => (
          <li key={what.en} className={classes.item}>
            {localized(what)}
            {where ? <code className={classes.where}>{where}</code> : null}
            {note ? <p className={classes.soft}>{localized(note)}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
