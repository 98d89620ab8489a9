'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { signInBy } from '@/components/api/sign-in-by'
import { Shape } from '@/components/common/shape'
import { Button } from '@/components/ui/button'
import classes from './sign-in.module.css'
import type { WayIn } from './way-in'

/** One button for each OpenID provider that vouches at this door. */
export function ProviderButtons({ providers, to }: { providers: WayIn[]; to: string }) {
  const t = useTranslations('signIn')
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  // Before the page is alive a press would do nothing.
  const [alive, setAlive] = useState(false)
  useEffect(() => {
    setAlive(true)
    // The browser's way back from the provider shows the page as it was left: waiting.
    const again = () => setBusy(null)
    window.addEventListener('pageshow', again)
    return () => window.removeEventListener('pageshow', again)
  }, [])

  const go = async (id: string) => {
    setBusy(id)
    setFailed(false)
    const address = await signInBy(id, to)
    if (address !== null) return window.location.assign(address)
    setBusy(null)
    setFailed(true)
  }

  if (providers.length === 0) return null
  return (
    <div className={classes.providers}>
      {failed ? (
        <div className={classes.fault} role="alert">
          <Shape name="triangle" size={14} />
          <span>{t('failed')}</span>
        </div>
      ) : null}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          size="md"
          fullWidth
          loading={busy === id}
          disabled={!alive || (busy !== null && busy !== id)}
          onClick={() => go(id)}
        >
          {t('by', { name })}
        </Button>
      ))}
    </div>
  )
}
