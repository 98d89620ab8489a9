/** A failure a person can act on: printed as its sentence alone, without a stack. */
export class PlainError extends Error {
  override name = 'PlainError'
}
