'use client'

import { Fragment } from 'react'
import { TenantLink } from '@/components/shell/tenant-link'

const PART = /(sha256:[0-9a-f]{64}|\b(?:CVE|GHSA|RHSA|ELSA|DSA|DLA|USN)-[\w:.-]*\w)/

/** What a combination consists of, with links to its image's vulnerabilities and to each flaw. */
export function CombinationParts({ detail }: { detail: string }) {
  return (
    <>
      {detail.split(PART).map((text, i) => {
        const key = `${i} ${text}`
        if (i % 2 === 0) return <Fragment key={key}>{text}</Fragment>
        if (text.startsWith('sha256:'))
          return (
            <TenantLink key={key} to={`/vulnerabilities?asset=${text}`} title={text}>
              {text.slice(0, 19)}…
            </TenantLink>
          )
        return (
          <TenantLink key={key} to={`/vulnerabilities/${encodeURIComponent(text)}`}>
            {text}
          </TenantLink>
        )
      })}
    </>
  )
}
