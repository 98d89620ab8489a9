'use client'

import { useLocalized } from '@/components/common/localized'
import type { FunctionSheetDto } from '@/lib/views/function-sheet.schema'

/** A kind of function in the reader's language; one that is not known goes by its own words. */
export function useKindWord(kinds: FunctionSheetDto['kinds']): (id: string) => string {
  const localized = useLocalized()
  return (id) => {
    const known = kinds.find((kind) => kind.id === id)
    return known ? localized(known.title) : id
  }
}
