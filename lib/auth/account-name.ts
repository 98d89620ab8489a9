/** What RFC 4518 §2.2 maps to nothing: controls, soft hyphens, joiners, variation selectors. */
const NOTHING = /\p{Cc}|\p{Cf}|\u034F|[\u180B-\u180D]|[\uFE00-\uFE0F]|\uFFFC/gu

/**
 * A name as directories compare it (caseIgnoreMatch: RFC 4518 §2, white space as one): attempts at one account are counted together however
 * its name is written.
 */
export function accountName(typed: string): string {
  const spaced = typed.replace(/[\t\n\v\f\r\u0085]/g, ' ').replace(NOTHING, '')
  const folded = spaced.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
  return folded.trim().replace(/\s+/g, ' ')
}
