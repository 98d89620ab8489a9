/** Where a cell leads: an `http(s)` address, or a place in the same file (`#Evidence!A1`). */
export interface SheetLink {
  text: string
  href: string
}

/** A text with a colour beside its word, as verdicts have. */
export interface SheetWord {
  text: string
  tone: SheetTone
}
/** The washes of the screens' verdicts. */
export type SheetTone = 'met' | 'clear' | 'partly' | 'gap' | 'judge' | 'unknown'

/** What a column may hold; `null` leaves a cell empty in any of them. Instants are RFC 3339, as everywhere in snapshots. */
export interface CellOf {
  text: string | SheetWord
  number: number
  instant: string
  link: SheetLink
}
export type ColumnKind = keyof CellOf
export type SheetCell = CellOf[ColumnKind] | null

export interface SheetColumn {
  header: string
  kind: ColumnKind
  /** In characters of the default font; a Chinese character takes two. */
  width: number
}

/** A table, one row a line. */
export interface Sheet {
  /** Made unique and cut to what the format allows (31 characters, none of `: \ / ? * [ ]`). */
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
  /** Columns at the left that stay in sight beside the header row. */
  frozenColumns?: number
  /** Left out for a page of facts, like a cover: no header, no filter. */
  header?: false
}

export interface Workbook {
  title: string
  creator: string
  /** RFC 3339: the instant of what is shown, never the clock's, so that the same content gives the same bytes. */
  created: string
  /** IANA zone in which instants are shown; every header of an instant names it. */
  timeZone: string
  sheets: readonly Sheet[]
}
