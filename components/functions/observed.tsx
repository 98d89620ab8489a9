'use client'

import { useTranslations } from 'next-intl'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FunctionRowDto } from '@/lib/views/function-sheet.schema'
import classes from './functions.module.css'

interface Props {
  row: FunctionRowDto
  kindWord: (id: string) => string
}

/** What was seen: servers with their processes, ports, and how the container is kept apart. */
export function Observed({ row, kindWord }: Props) {
  const t = useTranslations('functions')
  const ports = row.published.length > 0 ? row.published : row.exposed
  return (
    <div className={classes.observed}>
      {row.servers.length > 0 ? (
        <ul className={classes.servers}>
          {row.servers.map((server) => (
            <li key={`${server.program} ${server.kind}`}>
              <strong>{kindWord(server.kind)}</strong> <code>{server.program}</code>
              {server.processes > 1 ? (
                <span className={classes.soft}> {t('processes', { count: server.processes })}</span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <span className={classes.soft}>{said(row, t)}</span>
      )}
      {ports.length > 0 ? (
        <span className={classes.ports} title={ports.join('\n')}>
          {row.published.length > 0 ? null : <span>{t('exposed')} </span>}
          {ports.slice(0, 3).join(' · ')}
          {ports.length > 3 ? ` +${ports.length - 3}` : ''}
        </span>
      ) : null}
      <TenantLink
        className={classes.source}
        to={`/evidence/${row.evidence_sha256}?from=${row.at.from}&to=${row.at.to}`}
      >
        {t('source')}
      </TenantLink>
    </div>
  )
}

function said(row: FunctionRowDto, t: ReturnType<typeof useTranslations<'functions'>>): string {
  if (!row.running) return t('notRunning')
  if (!row.processes_known) return t('noProcesses')
  return row.others.length > 0 ? t('noServerBut', { programs: row.others.join(', ') }) : t('noServer')
}
