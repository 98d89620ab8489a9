'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'
import { MappingEdge } from './mapping-edge'

const STRENGTHS = ['full', 'partial', 'supporting'] as const

/** The safeguards that carry evidence, strongest first; each opens to its controls and why they are mapped. */
export function FrameworkSafeguards({ framework }: { framework: FrameworkDetailDto }) {
  const t = useTranslations('frameworks')
  const localized = useLocalized()
  const { safeguards_mapped: mapped, safeguards } = framework
  return (
    <Section
      id="safeguards"
      title={t('safeguards')}
      lead={STRENGTHS.filter((strength) => safeguards[strength] > 0)
        .map((strength) => t(`strength.${strength}`, { count: safeguards[strength] }))
        .join(t('and'))}
    >
      {STRENGTHS.filter((strength) => safeguards[strength] > 0).map((strength) => (
        <details key={strength} className={classes.strength} open={strength !== 'supporting'}>
          <summary>
            <b>{t(`strengthName.${strength}`)}</b>{' '}
            <span className={classes.soft}>{t(`strengthMeans.${strength}`)}</span>
          </summary>
          {mapped
            .filter((one) => one.strength === strength)
            .map((one) => (
              <details key={one.safeguard} className={classes.safeguard}>
                <summary>
                  <span className={classes.safeguardName}>{localized(one.title)}</span>
                  <span className={classes.soft}>{t(`evidence.${one.evidence}`)}</span>
                  <span className={classes.soft}>{t('edges', { count: one.edges.length })}</span>
                </summary>
                <p className={classes.soft}>
                  {localized(one.why)}{' '}
                  <TenantLink to={`/findings?safeguard=${encodeURIComponent(one.safeguard)}`}>
                    {t('itsFindings')}
                  </TenantLink>
                </p>
                <ul className={classes.edges}>
                  {one.edges.map((edge) => (
                    <MappingEdge key={edge.control} framework={framework.id} edge={edge} />
                  ))}
                </ul>
              </details>
            ))}
        </details>
      ))}
    </Section>
  )
}
