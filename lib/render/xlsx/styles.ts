import type { CellStyle } from 'hucre/xlsx'
import type { SheetTone } from './workbook'

const TOP = { vertical: 'top', wrapText: true } as const
/** Formatted as text: what is typed over it stays text too. */
const TEXT: CellStyle = { numFmt: '@', alignment: TOP }

function tone(ink: string, wash: string): CellStyle {
  return {
    ...TEXT,
    font: { color: { rgb: ink } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: wash } },
  }
}

const TONES: Record<SheetTone, CellStyle> = {
  met: tone('174275', 'E7EFF8'),
  clear: tone('2A6197', 'EEF5FB'),
  partly: tone('9A3412', 'FDF0E8'),
  gap: tone('A3211A', 'FCEBE9'),
  judge: tone('80590A', 'FBF3DF'),
  unknown: tone('566372', 'F0F1F2'),
}

/** How cells look: the colours of the screens in their light theme. */
export const cellStyles = {
  ...TONES,
  text: TEXT,
  number: { alignment: { vertical: 'top' } },
  instant: { numFmt: 'yyyy-mm-dd hh:mm:ss', alignment: { vertical: 'top', horizontal: 'left' } },
  link: { ...TEXT, font: { color: { rgb: '1C4A82' }, underline: true } },
  header: {
    numFmt: '@',
    font: { bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0B2240' } },
    alignment: { vertical: 'center', wrapText: true },
  },
} satisfies Record<string, CellStyle>
