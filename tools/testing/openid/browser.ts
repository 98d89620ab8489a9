/** A browser that keeps cookies of each origin, as far as the tests need one at the provider. */
export class ProviderBrowser {
  readonly #jars = new Map<string, Map<string, string>>()

  /** Sends a request and keeps the cookies; follows nothing. */
  async send(url: string, form?: Record<string, string>): Promise<Response> {
    const { origin } = new URL(url)
    const jar = this.#jars.get(origin) ?? new Map<string, string>()
    this.#jars.set(origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /Expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  /** Follows redirects that stay at the provider; answers where it is sent back to, or the page it got. */
  async follow(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ back: string | null; page: string; url: string }> {
    const { origin } = new URL(url)
    let at = url
    let response = await this.send(at, form)
    for (let hops = 0; hops < 10; hops++) {
      const location = response.headers.get('location')
      if (location === null) return { back: null, page: await response.text(), url: at }
      at = new URL(location, at).href
      if (new URL(at).origin !== origin) return { back: at, page: '', url: at }
      response = await this.send(at)
    }
    throw new Error('the provider redirects without end')
  }

  /** Signs in at the provider, from the address of the authorisation request to the address of the callback. */
  async signIn(authorisation: string, login: string): Promise<string> {
    const first = await this.follow(authorisation)
    if (first.back !== null) return first.back
    const { back, page } = await this.follow(first.url, login === '' ? { cancel: '1' } : { login })
    if (back === null) throw new Error(`the provider did not send back: ${page.slice(0, 300)}`)
    return back
  }

  /** Leaves the provider: begins at its end-session address and agrees. Answers where that led. */
  async signOut(endSession: string): Promise<string | null> {
    const { page, back } = await this.follow(endSession)
    if (back !== null) return back
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1]
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (!xsrf || !action) throw new Error(`no form to sign out: ${page.slice(0, 300)}`)
    return (await this.follow(new URL(action, endSession).href, { xsrf, logout: 'yes' })).back
  }
}
