/** Said on `document`, since whoever tells a thing need not know who shows it. */
export const NOTICE_EVENT = 'plimsoll:notice'

/** Tells the person that something is done; it goes away by itself. */
export function notify(message: string): void {
  document.dispatchEvent(new CustomEvent<string>(NOTICE_EVENT, { detail: message }))
}
