import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { PERSON_ROLES } from '@/lib/access/roles'
import classes from './members.module.css'

export interface RoleChoicesProps {
  description?: string
  value: string[]
  onChange: (roles: string[]) => void
}

/** Which roles somebody is to have, each with what it means. */
export function RoleChoices({ description, value, onChange }: RoleChoicesProps) {
  const t = useTranslations('members.edit')
  const word = useTranslations('roles')
  return (
    <CheckboxGroup label={t('roles')} description={description} value={value} onChange={onChange}>
      <div className={classes.choices}>
        {PERSON_ROLES.map((one) => (
          <Checkbox key={one} value={one} label={word(`role.${one}`)} description={word(`means.${one}`)} />
        ))}
      </div>
    </CheckboxGroup>
  )
}
