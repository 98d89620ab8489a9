/** Where a person's second factor lies, as it is sealed (`lib/store/owner/sealed-columns.ts`). */
export function totpPlace(userId: string): string {
  return `app_user/${userId}/totp`
}
