/** What a cell of a column holds; null is an empty cell. Instants are RFC 3339, days `YYYY-MM-DD`. */
export type ExportCell = string | number | null

export interface ExportColumn {
  /** In the reader's language. */
  header: string
  kind: 'text' | 'number' | 'instant'
  /** In characters, for formats that know widths. */
  width: number
}

/** A table as it is handed out, whatever the format. */
export interface ExportTable {
  title: string
  columns: readonly ExportColumn[]
  rows: readonly (readonly ExportCell[])[]
  /** IANA zone in which instants are written. */
  timeZone: string
  /** When it was made, RFC 3339. */
  created: string
}
