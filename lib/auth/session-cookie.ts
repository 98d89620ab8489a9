/** How long the cookie is kept; the database says when the session ends. */
export const COOKIE_SECONDS = 7 * 24 * 3600

/** Name and options of the session's cookie; over https it is bound to this very host (`__Host-`, RFC 6265bis §4.1.3). */
export function sessionCookie(publicUrl: string) {
  const secure = publicUrl.startsWith('https:')
  return {
    name: secure ? '__Host-plimsoll.session' : 'plimsoll.session',
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  }
}
