const KEY = 'plimsoll-login'

/** Keeps what was typed at everyone's door for the door that it leads to: in this tab alone, and not in an address. */
export function rememberLogin(login: string): void {
  try {
    sessionStorage.setItem(KEY, login)
  } catch {
    // Where a browser keeps nothing, they type it again.
  }
}

/** What was typed before, once; '' for nothing. */
export function rememberedLogin(): string {
  try {
    const login = sessionStorage.getItem(KEY) ?? ''
    sessionStorage.removeItem(KEY)
    return login
  } catch {
    return ''
  }
}
