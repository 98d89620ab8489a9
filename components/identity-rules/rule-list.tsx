'use client'

import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { usePreviewRules, useRoleRules, useSaveRules } from '@/components/api/use-role-rules'
import { EmptyState } from '@/components/common/empty-state'
import { PageHeader } from '@/components/common/page-header'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import type { RoleRulesDto } from '@/lib/views/role-rule.schema'
import { ConfirmRules } from './confirm-rules'
import classes from './identity-rules.module.css'
import { draftOf, type RuleDraft, rulesOfDrafts } from './rule-draft'
import { RulePreview } from './rule-preview'
import { RuleRow } from './rule-row'

/** Which groups of a provider have which role here. */
export function RuleList({ initial }: { initial: RoleRulesDto }) {
  const t = useTranslations('identityRules')
  const { data } = useRoleRules(initial)
  const may = useMay('members.write')
  const { provider, known, without_role } = data
  return (
    <>
      <PageHeader title={t('title', { name: provider.name })} lead={may ? t('lead') : t('leadRead')} />
      {provider.enabled ? null : <p className={classes.off}>{t('off')}</p>}
      <ConfirmRules rules={data} may={may} />
      {/* What was saved starts the draft anew. */}
      <RuleEditor key={data.version} rules={data} readOnly={!may} />
      <p className={classes.known}>{t('known', { count: known, without: without_role })}</p>
    </>
  )
}

function RuleEditor({ rules, readOnly }: { rules: RoleRulesDto; readOnly: boolean }) {
  const t = useTranslations('identityRules')
  const common = useTranslations('common')
  const { refetch } = useRoleRules(rules)
  const preview = usePreviewRules(rules.provider.id)
  const save = useSaveRules(rules.provider.id)
  const before = rules.items.map(draftOf)
  const [drafts, setDrafts] = useState(before)
  const made = useRef(0)
  const given = rulesOfDrafts(drafts)
  const changed = JSON.stringify(drafts) !== JSON.stringify(before)
  const edit = (next: RuleDraft[]) => {
    // What was previewed is no longer what would be saved.
    preview.reset()
    save.reset()
    setDrafts(next)
  }
  const add = () =>
    edit([
      ...drafts,
      { key: `new-${++made.current}`, id: undefined, match: 'exact', value: '', role: 'viewer', limit: [] },
    ])
  const keep = () =>
    given && save.mutate({ version: rules.version, rules: given }, { onSuccess: () => notify(t('saved')) })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!given || !changed) return
        if (preview.data) keep()
        else preview.mutate({ rules: given })
      }}
    >
      <Section title={t('rules', { count: drafts.length })}>
        {drafts.length === 0 ? (
          <EmptyState small title={t('empty')}>
            {readOnly ? t('emptyRead') : t('emptyNext')}
          </EmptyState>
        ) : (
          <ol className={classes.list}>
            {drafts.map((draft, place) => (
              <RuleRow
                key={draft.key}
                place={place}
                draft={draft}
                kept={rules.items.find(({ id }) => id === draft.id)}
                groups={rules.groups}
                readOnly={readOnly}
                onChange={(next) => edit(drafts.map((one) => (one.key === draft.key ? next : one)))}
                onRemove={() => edit(drafts.filter((one) => one.key !== draft.key))}
              />
            ))}
          </ol>
        )}
        {readOnly ? null : (
          <>
            <Button mt="md" variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
              {t('add')}
            </Button>
            <p className={classes.help}>{t(`help.${rules.provider.kind}`)}</p>
          </>
        )}
      </Section>
      {preview.data ? <RulePreview preview={preview.data} /> : null}
      {preview.error ? <Refusal error={preview.error} /> : null}
      {save.error ? (
        <>
          <Refusal error={save.error} />
          <Button mt="sm" variant="default" onClick={() => refetch()}>
            {t('reload')}
          </Button>
        </>
      ) : null}
      {changed ? (
        <Group gap="xs" mt="md">
          <Button type="submit" disabled={!given} loading={preview.isPending || save.isPending}>
            {preview.data ? t('save') : t('see')}
          </Button>
          <Button variant="default" onClick={() => edit(before)}>
            {common('cancel')}
          </Button>
        </Group>
      ) : null}
    </form>
  )
}
