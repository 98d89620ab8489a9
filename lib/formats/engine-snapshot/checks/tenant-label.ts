/** `com.example.tenant`, `example.com/tenant`, `tenant`: the last part of a label's key says what it is. */
const TENANT = /(?:^|[./])(?:tenant|tenant[-_.](?:id|name))$/i
/** No tenant is called longer; what follows is somebody's text. */
const LONGEST = 60

/** The tenant that labels name; null where none does. Of several keys the first in their order counts. */
export function tenantOf(labels: Readonly<Record<string, string>>): string | null {
  const key = Object.keys(labels)
    .sort()
    .find((one) => TENANT.test(one) && labels[one]?.trim() !== '')
  return key === undefined ? null : (labels[key] ?? '').trim().slice(0, LONGEST)
}
