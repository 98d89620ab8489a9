'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import type { LogEntriesDto, LogKeysDto } from '@/lib/views/log.schema'
import type { SubmissionDetailDto } from '@/lib/views/submission.schema'
import { api, apiResponse } from './client'
import { useTenant } from './tenant-context'

/** What came of verifying, in this very browser. `part` is what did not hold. */
export interface Verification {
  ok: boolean
  part: string | null
  /** The key that the checkpoint was verified with (C2SP vkey). */
  vkey: string
}

type Proven = Pick<SubmissionDetailDto, 'id' | 'log' | 'evidence' | 'provenance'>

/**
 * Fetches the log entry of a submission and the tenant's log key, and verifies leaf, signature and inclusion here. What the
 * page says of the submission must be what the leaf says.
 */
export function useVerification(submission: Proven) {
  const { slug } = useTenant()
  return useQuery({
    queryKey: [slug, 'verification', submission.id, submission.log.index],
    queryFn: ({ signal }) => verify(slug, submission, undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  })
}

/** The same with the report's own bytes, fetched whole and hashed here. */
export function useVerifyBytes(submission: Proven) {
  const { slug } = useTenant()
  return useMutation({
    mutationFn: async () => {
      const response = await apiResponse(`/evidence/${submission.evidence.sha256}`, { tenant: slug })
      return verify(slug, submission, new Uint8Array(await response.arrayBuffer()))
    },
  })
}

async function verify(
  slug: string,
  { id, log, evidence, provenance }: Proven,
  reportBytes?: Uint8Array,
  signal?: AbortSignal,
): Promise<Verification> {
  const place = { start: log.index, end: log.index + 1, epoch: provenance.log_epoch }
  const asked = { tenant: slug, ...(signal && { signal }) }
  const [entries, { keys }, { verifyReceipt }, { nobleSha256, nobleVerify }] = await Promise.all([
    api<LogEntriesDto>('/log/evidence/entries', { ...asked, query: place }),
    api<LogKeysDto>('/log/key', asked),
    import('@/lib/proof/verify-receipt'),
    import('@/lib/proof/noble'),
  ])
  const vkey = keys.find((key) => key.log === 'evidence' && key.epoch === provenance.log_epoch)?.vkey ?? ''
  const entry = entries.items[0]?.data ?? ''
  const verdict = verifyReceipt({
    leafBytes: Uint8Array.from(atob(entry), (char) => char.charCodeAt(0)),
    receipt: log,
    vkey,
    sha256: nobleSha256,
    verify: nobleVerify,
    ...(reportBytes && { reportBytes }),
  })
  if (!verdict.ok) return { ok: false, part: verdict.part, vkey }
  const { subject } = verdict.leaf
  const same = subject.id === id && subject.sha256 === evidence.sha256
  return { ok: same, part: same ? null : 'subject', vkey }
}
