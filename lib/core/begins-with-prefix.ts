/**
 * Whether a token that is limited to names which begin with a prefix may speak of an asset. A prefix that ends in "/" is also the name
 * before it: `host-1/` is `host-1` and what is under it, and not `host-10`. `app.vex_said` says the same in SQL.
 */
export function beginsWithPrefix(name: string, prefix: string): boolean {
  return `${name}/`.startsWith(prefix)
}
