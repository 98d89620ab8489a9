/** The same lists in the order in which places name them, so that standings that say the same are the same. */
export function numberedAnew(sets: readonly number[][], rests: Uint16Array, fails: Uint16Array) {
  const numbers = new Map([[0, 0]])
  const anew = (number: number) => {
    const known = numbers.get(number) ?? numbers.size
    numbers.set(number, known)
    return known
  }
  const said = { rests: rests.map(anew), fails: fails.map(anew) }
  return { ...said, sets: [...numbers.keys()].map((number) => sets[number] ?? []) }
}
