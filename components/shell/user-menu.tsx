'use client'

import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { signOut } from '@/components/api/sign-out'
import { useTenant } from '@/components/api/tenant-context'
import { Link } from '@/components/common/link'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { chooseScheme, chosenScheme } from '@/components/theme/color-scheme'
import { UnstyledButton } from '@/components/ui/unstyled-button'
import { LANGUAGES } from '@/i18n/languages'
import { HELP_EVENT } from './keyboard'
import classes from './menus.module.css'
import { useTenantHref } from './tenant-link'
import { useLanguage } from './use-language'

const SCHEMES = [
  { scheme: 'light', icon: IconSun },
  { scheme: 'dark', icon: IconMoon },
  { scheme: 'auto', icon: IconDeviceDesktop },
] as const

/** Who is signed in; language, appearance, keys, the way out. */
export function UserMenu({ compact }: { compact?: boolean }) {
  const t = useTranslations('shell')
  const { person, slug } = useTenant()
  const href = useTenantHref()
  const [language, setLanguage] = useLanguage(true)
  const leave = () => signOut(`/t/${slug}/sign-in`)
  const ticked = (on: boolean) => (on ? <IconCheck size={14} aria-label={t('chosen')} /> : null)
  return (
    <LazyMenu
      position={compact ? 'bottom-end' : 'top-start'}
      width={230}
      target={
        <UnstyledButton
          className={classes.user}
          aria-label={t('account', { name: person })}
          w={compact ? 'auto' : undefined}
        >
          <span className={classes.avatar} aria-hidden="true">
            {initials(person)}
          </span>
          {compact ? null : <span className={classes.userName}>{person}</span>}
        </UnstyledButton>
      }
    >
      {(Menu) => (
        <>
          <Menu.Label>{person}</Menu.Label>
          <Menu.Item component={Link} href={href('/settings/account')} leftSection={<IconUser size={16} />}>
            {t('yourAccount')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('language')}</Menu.Label>
          {LANGUAGES.map((one) => (
            <Menu.Item
              key={one}
              lang={one === 'zh' ? 'zh-CN' : 'en'}
              leftSection={<IconLanguage size={16} />}
              rightSection={ticked(one === language)}
              onClick={() => setLanguage(one)}
            >
              {t(`languages.${one}`)}
            </Menu.Item>
          ))}
          <Menu.Label>{t('appearance')}</Menu.Label>
          {SCHEMES.map(({ scheme, icon: Icon }) => (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} />}
              rightSection={ticked(scheme === chosenScheme())}
              onClick={() => chooseScheme(scheme)}
            >
              {t(`schemes.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconKeyboard size={16} />}
            onClick={() => document.dispatchEvent(new Event(HELP_EVENT))}
          >
            {t('keys.title')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
            {t('signOut')}
          </Menu.Item>
        </>
      )}
    </LazyMenu>
  )
}

/** `Lin Xiaoyu` → `LX`; a Chinese name by its last sign. */
function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name].at(-1) ?? ''
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase()
}
