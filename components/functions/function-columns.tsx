'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Button } from '@/components/ui/button'
import type { FunctionRowDto } from '@/lib/views/function-sheet.schema'
import { Apart } from './apart'
import { Declared } from './declared'
import { EvidenceWord } from './evidence-word'
import { FunctionReasons } from './function-reasons'
import classes from './functions.module.css'
import { Observed } from './observed'

/** Columns of the sheet. @param onDeclare opens the form for one row; absent: nobody may */
export function useFunctionColumns(
  kindWord: (id: string) => string,
  onDeclare: ((row: FunctionRowDto) => void) | undefined,
): DataColumn<FunctionRowDto>[] {
  const t = useTranslations('functions')
  return [
    {
      id: 'name',
      header: t('column.name'),
      priority: true,
      wrap: true,
      width: '21%',
      cell: (row) => (
        <div className={classes.name}>
          <strong>{row.name}</strong>
          {row.service ? <span className={classes.soft}>{row.service}</span> : null}
          <code className={classes.image} title={row.image}>
            {row.image}
          </code>
        </div>
      ),
    },
    {
      id: 'declared',
      header: t('column.declared'),
      wrap: true,
      width: '19%',
      cell: (row) => (
        <div className={classes.declared}>
          <Declared row={row} kindWord={kindWord} />
          {onDeclare && row.running ? (
            <span>
              <Button size="compact-xs" variant="default" onClick={() => onDeclare(row)}>
                {row.declared ? t('change') : t('declare')}
              </Button>
            </span>
          ) : null}
        </div>
      ),
    },
    {
      id: 'observed',
      header: t('column.observed'),
      wrap: true,
      width: '21%',
      cell: (row) => <Observed row={row} kindWord={kindWord} />,
    },
    { id: 'apart', header: t('column.apart'), wrap: true, width: '18%', cell: (row) => <Apart row={row} /> },
    {
      id: 'evidence',
      header: t('column.evidence'),
      wrap: true,
      cell: (row) => (
        <div className={classes.observed}>
          <EvidenceWord evidence={row.evidence} />
          <FunctionReasons row={row} kindWord={kindWord} />
        </div>
      ),
    },
  ]
}
