import { Invalid } from '@/lib/core/errors'
import type { SettableStatus } from '@/lib/core/finding-status'
import { parsePublicId } from '@/lib/core/public-id'
import type { TenantTx } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'

/** What a person may say of findings. `fixed` is a claim: only a later report closes them. */
export interface FindingWords {
  status?: SettableStatus | undefined
  /** Public id of a member; null takes the owner away. */
  owner?: string | null | undefined
  /** `YYYY-MM-DD` of the tenant's calendar; null takes it away. */
  due_on?: string | null | undefined
  /** Plain text. */
  comment?: string | undefined
}

/** The same as it is written, its owner known to be a member. Kept with a bulk change, so it is plain JSON. */
export interface WrittenWords {
  status?: SettableStatus | undefined
  ownerId?: string | null | undefined
  dueOn?: string | null | undefined
  comment?: string | undefined
}

/** @throws Invalid where nothing is said, or the owner is no member */
export async function writtenWords(tx: TenantTx, words: FindingWords): Promise<WrittenWords> {
  const { status, owner, due_on: dueOn, comment } = words
  if (status === undefined && owner === undefined && dueOn === undefined && comment === undefined) {
    throw new Invalid('nothing_to_change', 'Say what to change: a status, an owner, a due date or a comment.')
  }
  return { status, ownerId: await memberOf(tx, owner), dueOn, comment }
}

async function memberOf(tx: TenantTx, owner: string | null | undefined): Promise<string | null | undefined> {
  if (owner === undefined || owner === null) return owner
  const userId = parsePublicId('user', owner)
  if (!userId || (await listMembers(tx, userId)).length === 0) {
    throw new Invalid('not_a_member', 'The owner of a finding must be a member of this tenant.', {
      at: '/owner',
    })
  }
  return userId
}
