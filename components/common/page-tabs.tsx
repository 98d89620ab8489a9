import { TenantLink } from '@/components/shell/tenant-link'
import classes from './page-tabs.module.css'

export interface PageTabsProps {
  label: string
  /** `to` is below the tenant. */
  tabs: readonly { to: string; label: string; current: boolean }[]
}

/** Several ways to look at one thing, each a page of its own. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <TenantLink
          key={tab.to}
          to={tab.to}
          className={classes.tab}
          aria-current={tab.current ? 'page' : undefined}
        >
          {tab.label}
        </TenantLink>
      ))}
    </nav>
  )
}
