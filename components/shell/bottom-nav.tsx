'use client'

import { IconDots } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/common/link'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { UnstyledButton } from '@/components/ui/unstyled-button'
import classes from './phone.module.css'
import { useTenantHref } from './tenant-link'
import { useNav } from './use-nav'

/** Screens within a thumb's reach; the others are under *more*. */
const AT_HAND = 4

export function BottomNav() {
  const t = useTranslations('shell')
  const href = useTenantHref()
  const nav = useNav()
  const more = nav.slice(AT_HAND)
  return (
    <nav className={classes.bottom} aria-label={t('navigation')}>
      {nav.slice(0, AT_HAND).map(({ id, to, icon: Icon, open }) => (
        <Link key={id} href={href(to)} className={classes.tab} aria-current={open ? 'page' : undefined}>
          <Icon size={21} stroke={1.6} aria-hidden="true" />
          {t(`nav.${id}`)}
        </Link>
      ))}
      {more.length > 0 ? (
        <LazyMenu
          position="top-end"
          width={220}
          target={
            <UnstyledButton className={classes.tab} data-open={more.some(({ open }) => open) || undefined}>
              <IconDots size={21} stroke={1.6} aria-hidden="true" />
              {t('more')}
            </UnstyledButton>
          }
        >
          {(Menu) => (
            <>
              {more.map(({ id, to, icon: Icon, open }) => (
                <Menu.Item
                  key={id}
                  component={Link}
                  href={href(to)}
                  leftSection={<Icon size={18} stroke={1.6} />}
                  aria-current={open ? 'page' : undefined}
                >
                  {t(`nav.${id}`)}
                </Menu.Item>
              ))}
            </>
          )}
        </LazyMenu>
      ) : null}
    </nav>
  )
}
