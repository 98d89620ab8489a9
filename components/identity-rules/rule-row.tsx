'use client'

import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { LabelRuleField } from '@/components/common/label-rule-field'
import { ActionIcon } from '@/components/ui/action-icon'
import { Autocomplete } from '@/components/ui/autocomplete'
import { NativeSelect } from '@/components/ui/native-select'
import { PERSON_ROLES } from '@/lib/access/roles'
import type { RoleRuleDto, RoleRulesDto } from '@/lib/views/role-rule.schema'
import classes from './identity-rules.module.css'
import type { RuleDraft } from './rule-draft'

export interface RuleRowProps {
  place: number
  draft: RuleDraft
  /** As it is kept; undefined for a new one. */
  kept: RoleRuleDto | undefined
  groups: RoleRulesDto['groups']
  readOnly: boolean
  onChange: (draft: RuleDraft) => void
  onRemove: () => void
}

/** Most choices that a list of groups shows at once. */
const MOST_CHOICES = 30

/** One rule: whoever is in this group has this role. */
export function RuleRow({ place, draft, kept, groups, readOnly, onChange, onRemove }: RuleRowProps) {
  const t = useTranslations('identityRules')
  const word = useTranslations('roles.role')
  const set = (part: Partial<RuleDraft>) => onChange({ ...draft, ...part })
  const same = kept?.match === draft.match && kept.value === draft.value.trim()
  const more = kept ? kept.people - kept.some.length : 0
  return (
    <li className={classes.rule} aria-label={t('rule', { place: place + 1 })}>
      <div className={classes.fields}>
        <NativeSelect
          label={t('match')}
          disabled={readOnly}
          value={draft.match}
          data={[
            { value: 'exact', label: t('exact') },
            { value: 'pattern', label: t('pattern') },
          ]}
          onChange={(event) => set({ match: event.currentTarget.value === 'pattern' ? 'pattern' : 'exact' })}
        />
        <Autocomplete
          className={classes.value}
          label={t('group')}
          required
          maxLength={1000}
          limit={MOST_CHOICES}
          disabled={readOnly}
          data={groups.map(({ value }) => value)}
          value={draft.value}
          onChange={(value) => set({ value })}
        />
        <NativeSelect
          label={t('role')}
          disabled={readOnly}
          value={draft.role}
          data={PERSON_ROLES.map((role) => ({ value: role, label: word(role) }))}
          onChange={(event) =>
            set({ role: PERSON_ROLES.find((role) => role === event.currentTarget.value) ?? draft.role })
          }
        />
        {readOnly ? null : (
          <ActionIcon
            className={classes.remove}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('remove', { place: place + 1 })}
            onClick={onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
      </div>
      {readOnly && draft.limit.length === 0 ? null : (
        <fieldset className={classes.limit} disabled={readOnly}>
          <LabelRuleField
            label={t('limit')}
            quiet
            value={draft.limit}
            onChange={(limit) => (readOnly ? undefined : set({ limit }))}
          />
        </fieldset>
      )}
      {kept && same ? (
        <p className={classes.people}>
          {kept.people === 0
            ? t('nobody')
            : t('people', { count: kept.people, names: kept.some.map(({ name }) => name).join(t('comma')) })}
          {more > 0 ? t('andMore', { count: more }) : null}
        </p>
      ) : null}
    </li>
  )
}
