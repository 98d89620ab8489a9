import { publicId } from '@/lib/core/public-id'
import type { SupportRow } from '@/lib/store/members/list-support'
import type { SupportAccessDto } from './tenant-notices.schema'

/** Who is let in, as what and until when. */
export function supportDto({ userId, name, role, since, until }: SupportRow): SupportAccessDto {
  return {
    id: publicId('user', userId),
    name,
    role,
    since: since.toISOString(),
    until: until.toISOString(),
  }
}
