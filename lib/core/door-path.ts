/** The sign-in page of a tenant's slug; of everyone for none. */
export function doorPath(slug: string | null): string {
  return slug ? `/t/${encodeURIComponent(slug)}/sign-in` : '/sign-in'
}
