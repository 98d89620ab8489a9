/** No credentials, or such that are unknown, expired, revoked or ended: HTTP 401, always in the same words. */
export class UnauthenticatedError extends Error {
  constructor() {
    super('no valid credentials')
    this.name = 'UnauthenticatedError'
  }
}

/** A browser's cookie came with a request that another site made: HTTP 403. */
export class CrossSiteError extends Error {
  constructor() {
    super('the request comes from another site')
    this.name = 'CrossSiteError'
  }
}
