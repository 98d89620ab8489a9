/**
 * Whether two sets of ids are of one flaw: they have the id in common by which each goes, or any other as long as they name no
 * more than one CVE between them. An advisory of a distribution that mends several is none of them.
 */
export function sameFlaw(
  one: { advisory: string; aliases: readonly string[] },
  other: { advisory: string; aliases: readonly string[] },
): boolean {
  if (one.advisory === other.advisory) return true
  const ids = new Set([one.advisory, ...one.aliases])
  const others = [other.advisory, ...other.aliases]
  if (!others.some((id) => ids.has(id))) return false
  return [...new Set([...ids, ...others])].filter((id) => id.startsWith('CVE-')).length <= 1
}
