/** Formats that the screens offer, in the order of the menu: those of `lib/reports/offered-formats.ts`, as a test holds. */
export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv'] as const
