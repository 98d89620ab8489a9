/**
 * Which values of a document are wanted. What a shape does not name is passed over without being built. Arrays are
 * looked through: the shape of an array is that of its elements. The empty shape takes scalars and lists of them.
 */
export interface Shape {
  /** Handed over under this name as soon as it is read whole, and not kept in what it stands in. */
  as?: string
  members?: Record<string, Shape>
  /** Shape of the members that `members` does not name; absent, they are passed over. */
  each?: Shape
  /** The elements of the array are arrays themselves (rows of a table): each is one value. */
  tuple?: true
}

/** A scalar member, or a list of them. */
export const SCALAR: Shape = {}

/** Members that are all scalars. */
export function scalars(...names: string[]): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, SCALAR]))
}

/** Shape of a member of an object; null: passed over. */
export function shapeOfMember({ members, each }: Shape, name: string): Shape | null {
  return (members && Object.hasOwn(members, name) ? members[name] : each) ?? null
}

const leaves = new WeakMap<Shape, boolean>()

/** Whether nothing in a shape is an element of its own or a row of a table. */
export function isLeaf(shape: Shape): boolean {
  const known = leaves.get(shape)
  if (known !== undefined) return known
  // A shape that holds itself is no leaf.
  leaves.set(shape, false)
  const inner = [...Object.values(shape.members ?? {}), ...(shape.each ? [shape.each] : [])]
  const leaf = inner.every((one) => one.as === undefined && !one.tuple && isLeaf(one))
  leaves.set(shape, leaf)
  return leaf
}
