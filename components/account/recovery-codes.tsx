'use client'

import { useTranslations } from 'next-intl'
import { useCopied } from '@/components/common/use-copied'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import classes from './account.module.css'

/** Recovery codes, which the server answers once: to be kept before one goes on. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('account.factor.codes')
  const text = `${codes.join('\n')}\n`
  const [copied, copy] = useCopied(text)
  return (
    <div className={classes.codes}>
      <h3>{t('title')}</h3>
      <p>{t('lead')}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Group gap="xs">
        <Button variant="default" onClick={copy}>
          {copied ? t('copied') : t('copy')}
        </Button>
        <Button
          component="a"
          variant="default"
          download="plimsoll-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {t('download')}
        </Button>
        <Button onClick={onKept}>{t('kept')}</Button>
      </Group>
    </div>
  )
}
