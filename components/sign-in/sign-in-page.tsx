'use client'

import { useTranslations } from 'next-intl'
import { Mark } from '@/components/brand/mark'
import { Link } from '@/components/common/link'
import { Anchor } from '@/components/ui/anchor'
import type { DoorFault } from '@/lib/core/door-fault'
import type { SessionEnd } from '@/lib/core/session-end'
import { EveryonesDoor } from './everyones-door'
import { Hull } from './hull'
import { LanguageSwitch } from './language-switch'
import { ProviderButtons } from './provider-buttons'
import { ProviderFault } from './provider-fault'
import classes from './sign-in.module.css'
import { SignInForm } from './sign-in-form'
import type { WayIn } from './way-in'

export interface SignInPageProps {
  /** As the address has it; null at everyone's door. */
  slug: string | null
  /** Whose door this is; null for everyone's, and where there is no such tenant, which has a door like any other. */
  tenant: { slug: string; name: string } | null
  /** Directories and OpenID providers that the door offers. */
  ways: readonly WayIn[]
  /** Where to go afterwards. */
  to: string
  /** Somebody is signed in already, but not allowed here. */
  signedInAs: string | null
  /** Their account is local, and this tenant has closed local passwords to them. */
  localClosed?: boolean
  /** Why they were signed out. */
  ended?: { why: SessionEnd; provider: string | null } | null
  /** What went wrong with a provider. */
  fault: { fault: DoorFault; provider: string | null } | null
}

export function SignInPage({
  slug,
  tenant,
  ways,
  to,
  signedInAs,
  localClosed,
  ended,
  fault,
}: SignInPageProps) {
  const t = useTranslations('signIn')
  const directories = ways.filter(({ kind }) => kind === 'ldap')
  const buttons = ways.filter(({ kind }) => kind === 'oidc')
  return (
    <div className={classes.page}>
      <div className={classes.picture} aria-hidden="true">
        <div className={classes.brand}>
          <Mark size={34} />
          Plimsoll
        </div>
        <Hull />
        <p>{t('motto')}</p>
      </div>
      <main className={classes.main}>
        <div className={classes.top}>
          <div className={classes.brandSmall}>
            <Mark size={26} /> Plimsoll
          </div>
          <LanguageSwitch />
        </div>
        <div className={classes.card}>
          <h1>{tenant ? tenant.name : t('heading')}</h1>
          <p className={classes.lead}>{t(leadOf(slug !== null, directories.length, buttons.length))}</p>
          {signedInAs ? (
            <p className={classes.already}>
              {slug === null ? (
                <>
                  {t('alreadySomewhere', { name: signedInAs })}{' '}
                  <Anchor component={Link} href={to}>
                    {t('goOn')}
                  </Anchor>
                </>
              ) : (
                t(localClosed ? 'localClosed' : 'already', { name: signedInAs })
              )}
            </p>
          ) : null}
          {fault ? <ProviderFault {...fault} /> : null}
          {ended && !fault ? (
            <p className={classes.already} role="status">
              {t(`ended.${ended.why}`, {
                name: ways.find(({ id }) => id === ended.provider)?.name ?? t('theProvider'),
              })}
            </p>
          ) : null}
          {buttons.length > 0 ? (
            <>
              <ProviderButtons providers={buttons} to={to} />
              <p className={classes.or}>{t('or')}</p>
            </>
          ) : null}
          {slug === null ? (
            <EveryonesDoor directories={directories} to={to} />
          ) : (
            <SignInForm tenant={slug} directories={directories} to={to} />
          )}
        </div>
        <p className={classes.foot}>{t('help')}</p>
      </main>
    </div>
  )
}

/** What to do first at this door. */
function leadOf(tenant: boolean, directories: number, buttons: number) {
  if (directories > 0) return 'leadWays'
  if (!tenant) return 'find.lead'
  return buttons > 0 ? 'leadButtons' : 'leadTenant'
}
