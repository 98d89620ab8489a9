'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import classes from './frameworks.module.css'

export interface MappingEdgeProps {
  framework: string
  edge: FrameworkDetailDto['safeguards_mapped'][number]['edges'][number]
}

/** One control that a safeguard speaks to: how strongly, and why. */
export function MappingEdge({ framework, edge }: MappingEdgeProps) {
  const t = useTranslations('frameworks')
  const control = useTranslations('control')
  const localized = useLocalized()
  const marks = [
    control(`strength.${edge.strength}`),
    edge.on_fail ? control(`onFail.${edge.on_fail}`) : null,
    edge.any_of ? control('anyOf') : null,
    edge.by_analogy ? control('byAnalogy') : null,
    edge.condition ? t(`condition.${edge.condition}`) : null,
  ].filter((mark) => mark !== null)
  return (
    <li className={classes.edge}>
      <TenantLink to={`/frameworks/${framework}?at=${encodeURIComponent(edge.control)}#controls`}>
        <code>{edge.ref}</code> {localized(edge.title)}
      </TenantLink>
      <span className={classes.marks}>
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </span>
      <p className={classes.soft}>{localized(edge.rationale)}</p>
    </li>
  )
}
