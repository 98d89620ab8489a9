import type { Cell, CellStyle } from 'hucre/xlsx'
import { fitText } from './fit-text'
import { cellStyles } from './styles'
import { wallClock } from './wall-clock'
import type { SheetCell, SheetColumn } from './workbook'

/** Days of spreadsheets begin in 1900, with a leap year that was none: earlier instants are written as text. */
const FIRST_DAY = Date.UTC(1900, 2, 1)

/**
 * A cell as the writer takes it; undefined for an empty one. Text is only ever a string in a cell formatted as text, so
 * that it is no formula, not even once somebody edits it.
 * @throws TypeError for what the column does not hold
 */
export function sheetCell(
  cell: SheetCell,
  { kind, header }: SheetColumn,
  zone: string,
): Partial<Cell> | undefined {
  if (cell === null) return undefined
  if (kind === 'number' && typeof cell === 'number' && Number.isFinite(cell)) {
    return { value: cell, type: 'number', style: cellStyles.number }
  }
  if (kind === 'text' && typeof cell === 'string') return text(cell, cellStyles.text)
  if (kind === 'text' && typeof cell === 'object' && 'tone' in cell) {
    return text(cell.text, cellStyles[cell.tone])
  }
  if (kind === 'instant' && typeof cell === 'string') return instant(cell, zone)
  if (kind === 'link' && typeof cell === 'object' && 'href' in cell) return link(cell)
  throw new TypeError(`the column "${header}" holds no such ${kind}`)
}

function text(value: string, style: CellStyle): Partial<Cell> {
  return { value: fitText(value), type: 'string', style }
}

function instant(value: string, zone: string): Partial<Cell> {
  const date = wallClock(value, zone)
  if (!(date.getTime() >= FIRST_DAY)) return text(value, cellStyles.text)
  return { value: date, type: 'date', style: cellStyles.instant }
}

/** Only addresses of the web, and of this very file, become links. */
function link({ text: words, href }: { text: string; href: string }): Partial<Cell> {
  const written = text(words, cellStyles.text)
  if (href.startsWith('#')) {
    return { ...written, style: cellStyles.link, hyperlink: { target: '', location: href.slice(1) } }
  }
  if (!/^https?:\/\//.test(href) || !URL.canParse(href)) return written
  return { ...written, style: cellStyles.link, hyperlink: { target: new URL(href).href } }
}
