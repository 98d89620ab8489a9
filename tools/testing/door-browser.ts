import { ProviderBrowser } from './openid/browser'

type Handler = (request: Request, body: Uint8Array<ArrayBuffer> | null) => Promise<Response>

/** Somebody's browser at our door and, beside it, at the provider's. */
export class DoorBrowser {
  readonly jar = new Map<string, string>()
  readonly there = new ProviderBrowser()
  constructor(
    readonly handler: Handler,
    readonly origin = 'http://localhost:3000',
  ) {}

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async send(path: string, form?: Record<string, string>, byScript = false): Promise<Response> {
    const request = new Request(this.origin + path, {
      method: form ? 'POST' : 'GET',
      headers: {
        cookie: this.cookie,
        host: new URL(this.origin).host,
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...(byScript ? { 'x-auth-return-redirect': '1' } : {}),
      },
    })
    const body = form ? new TextEncoder().encode(new URLSearchParams(form).toString()) : null
    const response = await this.handler(request, body)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) this.jar.delete(name)
      else this.jar.set(name, value)
    }
    return response
  }

  async post(path: string, form: Record<string, string>): Promise<string> {
    const { csrfToken } = await (await this.send('/api/auth/csrf')).json()
    const answer = await this.send(path, { csrfToken, ...form }, true)
    return (await answer.json()).url
  }

  /** Presses the button of a provider; answers where that leads. */
  begin(provider: string, to = '/'): Promise<string> {
    return this.post(`/api/auth/signin/${provider}`, { callbackUrl: to })
  }

  /** Comes back from the provider; answers where that leads, as a path of ours. */
  async back(callback: string): Promise<string> {
    const { pathname, search } = new URL(callback)
    const location = (await this.send(pathname + search)).headers.get('location') ?? ''
    return location.startsWith(this.origin) ? location.slice(this.origin.length) : location
  }

  /** The whole way; answers where it led in the end. */
  async signIn(provider: string, login: string, to = '/'): Promise<string> {
    return this.back(await this.there.signIn(await this.begin(provider, to), login))
  }

  /** Leaves; answers where the browser is sent. */
  signOut(): Promise<string> {
    return this.post('/api/auth/signout', {})
  }
}
