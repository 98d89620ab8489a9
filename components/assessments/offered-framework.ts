import type { Localized } from '@/lib/views/common.schema'

/** A framework that an assessment can be made of. */
export interface OfferedFramework {
  id: string
  family: string
  version: string
  title: Localized
  retired: Localized | null
  levels: { id: string; title: Localized; published: boolean }[]
}
