/** Words about a person that a guesser would try: their e-mail, their name, and what their tenants are called. */
export function wordsAbout(
  { email, name }: { email: string; name: string },
  tenants: readonly { slug: string; name: string }[],
): string[] {
  return ['plimsoll', email, name, ...tenants.flatMap((tenant) => [tenant.slug, tenant.name])]
}
