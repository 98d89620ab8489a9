import type { Handing } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { LargeReport } from '../large-report'
import type { PlaceJob } from '../place-job'
import type { SubmissionInput } from '../submission-input'
import type { PackedError } from './packed-error'

/** What a thread is asked to do. Keys cannot be sent; what a key is made from can, as with jobs. */
export type Task =
  | {
      kind: 'submit'
      tenant: PrincipalTenant
      handing: Handing
      input: SubmissionInput
      large: LargeReport
    }
  | { kind: 'place'; job: PlaceJob }

/** What a thread says: that it begins, that the report is read, and at last what came of it. */
export type Said = { begun: true } | { read: true } | { done: unknown } | { failed: PackedError }
