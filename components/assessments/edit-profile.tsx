'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ApiError } from '@/components/api/client'
import { useChangeAssessment, usePreview } from '@/components/api/use-assessments'
import { useTimeZone } from '@/components/common/instant'
import { Refusal } from '@/components/common/refusal'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import { Group } from '@/components/ui/group'
import { Stack } from '@/components/ui/stack'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import type { ControlRowDto } from '@/lib/views/control.schema'
import { ControlsApplicability } from './controls-applicability'
import { draftOf, profileOf } from './profile-draft'
import { ProfileFields } from './profile-fields'
import { ProfilePreview } from './profile-preview'
import { scopeDraftOf, scopeOf } from './scope-draft'
import { ScopeFields } from './scope-fields'

export interface EditProfileProps {
  assessment: AssessmentDto
  controls: readonly ControlRowDto[]
  readOnly: boolean
  onSaved: () => void
}

/** The profile of an assessment: read by all, changed by who may, with what that would change before it is saved. */
export function EditProfile({ assessment, controls, readOnly, onSaved }: EditProfileProps) {
  const t = useTranslations('assessments')
  const common = useTranslations('common')
  const zone = useTimeZone()
  const family = assessment.framework.family
  const change = useChangeAssessment(assessment.id)
  const begin = { draft: draftOf(assessment.profile), scope: scopeDraftOf(assessment, zone) }
  const [{ draft, scope }, setNow] = useState(begin)
  const profile = profileOf(family, draft)
  const changed = JSON.stringify({ draft, scope }) !== JSON.stringify(begin)
  const judged = { assessment: assessment.id, profile, scope: scopeOf(scope, zone).scope }
  const preview = usePreview(changed ? judged : null)
  const set = (part: Partial<typeof draft>) => setNow((now) => ({ ...now, draft: { ...now.draft, ...part } }))
  const conflict = change.error instanceof ApiError && change.error.code === 'changed_meanwhile'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const body = { profile, ...scopeOf(scope, zone), revision: assessment.revision }
        change.mutate(body, { onSuccess: onSaved })
      }}
    >
      <Section title={t('profilePage.what')} lead={t('profilePage.whatLead')}>
        <Stack gap="md" maw="44rem">
          <ProfileFields family={family} draft={draft} onChange={set} readOnly={readOnly} />
          <ScopeFields
            scope={scope}
            readOnly={readOnly}
            onChange={(part) => setNow((now) => ({ ...now, scope: { ...now.scope, ...part } }))}
          />
        </Stack>
      </Section>
      <Section
        title={family === 'iso' ? t('form.statement') : t('form.excluded')}
        lead={family === 'iso' ? t('profilePage.statementLead') : t('profilePage.excludedLead')}
      >
        <ControlsApplicability
          statement={family === 'iso'}
          controls={controls
            .filter((row) => row.kind === 'control')
            .map(({ control, ref, title }) => ({ control, ref, title, applies: true }))}
          draft={draft}
          onChange={set}
          readOnly={readOnly}
        />
      </Section>
      {readOnly ? null : (
        <Stack gap="sm" mt="xl">
          {changed ? (
            <ProfilePreview preview={preview.data} error={preview.error} busy={preview.isFetching} />
          ) : null}
          {change.error ? <Refusal error={change.error} /> : null}
          <Group gap="xs">
            <Button
              type="submit"
              loading={change.isPending}
              disabled={!changed || preview.error !== null || conflict}
            >
              {t('profilePage.save')}
            </Button>
            {changed ? (
              <Button
                variant="default"
                onClick={() => {
                  setNow(begin)
                  change.reset()
                }}
              >
                {common('cancel')}
              </Button>
            ) : null}
            {conflict ? (
              <Button variant="default" onClick={onSaved}>
                {t('profilePage.reload')}
              </Button>
            ) : null}
          </Group>
        </Stack>
      )}
    </form>
  )
}
