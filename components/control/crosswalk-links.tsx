'use client'

import { useTranslations } from 'next-intl'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import type { ControlDetailDto } from '@/lib/views/control.schema'
import classes from './control.module.css'

/** The same demand in other editions. */
export function CrosswalkLinks({ links }: { links: ControlDetailDto['crosswalk'] }) {
  const t = useTranslations('control')
  const localized = useLocalized()
  if (links.length === 0) return null
  return (
    <Section title={t('crosswalk')} lead={t('crosswalkLead')}>
      <ul className={classes.crosswalk}>
        {links.map((link) => (
          <li key={`${link.framework}${link.control}`}>
            <code>
              {link.version ?? link.framework} {link.ref}
            </code>{' '}
            {localized(link.title)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
