/**
 * What stands at a path among claims, undefined where there is nothing. A path is
 * - a JSON pointer (RFC 6901) when it begins with a slash: `/resource_access/plimsoll/roles`, `/https:~1~1corp.example~1groups`;
 * - else the name of a claim, dots and all, where there is one of that very name: `https://corp.example/groups`;
 * - else names with dots between them: `realm_access.roles`.
 */
export function claimAt(claims: object, path: string): unknown {
  if (path.startsWith('/')) {
    const names = path.slice(1).split('/')
    return walk(
      claims,
      names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~')),
    )
  }
  return Object.hasOwn(claims, path) ? own(claims, path) : walk(claims, path.split('.'))
}

function walk(claims: object, names: readonly string[]): unknown {
  let value: unknown = claims
  for (const name of names) {
    if (typeof value !== 'object' || value === null) return undefined
    value = own(value, name)
  }
  return value
}

/** Never what every object has, such as `constructor`. */
function own(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}
