/** Bytes of a report that may be kept as a difference: making and reading one holds the report and its base. */
export const LARGEST_DIFFERENCE = 16 * 1024 * 1024
