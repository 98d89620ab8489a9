'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TextButton } from '@/components/common/text-button'
import { FindDoor } from './find-door'
import { SignInForm } from './sign-in-form'
import type { WayIn } from './way-in'

/** The form of everyone's door: first who is there, unless a directory is everyone's; then name and password. */
export function EveryonesDoor({ directories, to }: { directories: readonly WayIn[]; to: string }) {
  const t = useTranslations('signIn.find')
  const [finding, setFinding] = useState(directories.length === 0)
  const [login, setLogin] = useState('')
  if (finding) {
    return (
      <FindDoor
        login={login}
        onHere={(typed) => {
          setLogin(typed)
          setFinding(false)
        }}
      />
    )
  }
  return (
    <>
      <SignInForm tenant="" directories={directories} to={to} known={login} />
      <p style={{ margin: '0.75rem 0 0' }}>
        <TextButton onClick={() => setFinding(true)}>
          {t(directories.length > 0 ? 'door' : 'other')}
        </TextButton>
      </p>
    </>
  )
}
