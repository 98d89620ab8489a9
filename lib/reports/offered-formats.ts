/** Formats that reports are made in so far, of those the interface names. */
export const OFFERED_FORMATS = ['pdf', 'xlsx', 'csv'] as const
export type OfferedFormat = (typeof OFFERED_FORMATS)[number]

export function isOffered(format: string): format is OfferedFormat {
  return OFFERED_FORMATS.some((one) => one === format)
}
