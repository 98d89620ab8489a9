/**
 * Which elements of a document are wanted, by their local names. What a shape does not name is passed over. The empty
 * shape takes the text of an element, that of the elements in it included.
 */
export interface XmlShape {
  /** Handed over under this name as soon as it is read whole, and not kept in what it stands in. */
  as?: string
  /** With members an element becomes an object: its attributes as `@name`, its own text as `#text`. */
  members?: Record<string, XmlShape>
}

export const TEXT: XmlShape = {}
/** An element with attributes and text, without elements that matter. */
export const LEAF: XmlShape = { members: {} }

/** Members whose text is wanted. */
export function texts(...names: string[]): Record<string, XmlShape> {
  return Object.fromEntries(names.map((name) => [name, TEXT]))
}
