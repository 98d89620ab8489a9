'use client'

import { Button, CopyButton, Group } from '@mantine/core'
import { useTranslations } from 'next-intl'
import classes from './account.module.css'

/** Recovery codes, which the server answers once: to be kept before one goes on. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('account.factor.codes')
  const text = `${codes.join('\n')}\n`
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
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
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
