'use client'

import { useMutation } from '@tanstack/react-query'
import { apiResponse } from './client'
import { useTenant } from './tenant-context'

/** Fetches bytes with the session and hands them to the browser as a file. */
export function useDownload() {
  const { slug } = useTenant()
  return useMutation({
    mutationFn: async ({ path, name }: { path: string; name: string }) => {
      const blob = await (await apiResponse(path, { tenant: slug })).blob()
      const url = URL.createObjectURL(blob)
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
    },
  })
}
