/** The one thing of a list that is asked for. @throws naming it where there is none, instead of a bare `undefined` */
export function pick<T>(items: readonly T[], what: string, fits: (item: T) => boolean = () => true): T {
  const found = items.find(fits)
  if (found === undefined) throw new Error(`There is no ${what}.`)
  return found
}
