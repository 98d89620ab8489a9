'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Instant } from '@/components/common/instant'
import { TextButton } from '@/components/common/text-button'
import type { AssetDto } from '@/lib/views/asset.schema'
import classes from './assets.module.css'
import { LabelEditor } from './label-editor'
import { Labels } from './labels'
import { OpenFindings } from './open-findings'

/** Names, labels and times of an asset. */
export function AssetFacts({ asset, mayWrite }: { asset: AssetDto; mayWrite: boolean }) {
  const t = useTranslations('assets')
  const [editing, setEditing] = useState(false)
  const none = Object.keys(asset.labels).length === 0
  return (
    <div>
      <dl className={classes.facts}>
        <dt>{t('column.open')}</dt>
        <dd>
          <OpenFindings asset={asset} />
        </dd>
        <dt>{t('detail.firstSeen')}</dt>
        <dd>
          <Instant at={asset.first_seen} />
        </dd>
        <dt>{t('detail.lastSeen')}</dt>
        <dd>
          <Instant at={asset.last_seen} />
        </dd>
        {asset.aliases.length > 0 ? (
          <>
            <dt>{t('detail.aliases')}</dt>
            <dd>
              <ul className={classes.aliases}>
                {asset.aliases.map((alias) => (
                  <li key={alias}>
                    <code>{alias}</code>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
        <dt>{t('detail.labels')}</dt>
        <dd>
          {editing ? (
            <LabelEditor asset={asset} onDone={() => setEditing(false)} />
          ) : (
            <>
              {none ? (
                <span className={classes.none}>{t('detail.noLabels')}</span>
              ) : (
                <Labels labels={asset.labels} />
              )}
              {mayWrite ? (
                <div>
                  <TextButton onClick={() => setEditing(true)}>{t('detail.edit')}</TextButton>
                </div>
              ) : null}
            </>
          )}
        </dd>
      </dl>
    </div>
  )
}
