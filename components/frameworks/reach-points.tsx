'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import { Shape } from '@/components/common/shape'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'

export interface ReachPointsProps {
  framework: string
  side: 'shows' | 'cannot'
  points: FrameworkDetailDto['reach']['shows']
}

/** What a container check can show for a standard, or cannot; the controls it is about lead to the list below. */
export function ReachPoints({ framework, side, points }: ReachPointsProps) {
  const t = useTranslations('frameworks')
  const localized = useLocalized()
  return (
    <Section title={t(side)} lead={t(`${side}Lead`)} id={side} framed>
      <ul className={classes.points}>
        {points.map(({ text, controls }) => (
          <li key={text.en} className={classes.point} data-side={side}>
            <Shape name={side === 'shows' ? 'disc-tick' : 'diamond'} size={12} />
            <div>
              {localized(text)}
              {controls.length > 0 ? (
                <span className={classes.refs}>
                  {controls.map(({ control, ref, kind, title }) => (
                    <TenantLink
                      key={control}
                      to={`/frameworks/${framework}?at=${encodeURIComponent(control)}#controls`}
                      title={localized(title)}
                    >
                      {kind === 'group' ? localized(title) : ref}
                    </TenantLink>
                  ))}
                </span>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
