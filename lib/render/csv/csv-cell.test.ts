import { expect, it } from 'vitest'
import { csvCell } from './csv-cell'

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r\n=1', '＝1+1', '＠SUM(A1)'])(
  'keeps %j from being a formula',
  (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`)
  },
)

it('doubles quotes, keeps line ends and ordinary text as they are', () => {
  expect(csvCell('a "b"\n=c, d')).toBe('"a ""b""\n=c, d"')
  expect(csvCell('')).toBe('""')
})
