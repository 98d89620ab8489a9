import { DirectoryError, type DirectoryStep } from './directory-error'

/** A promise's value, or the error that the step took too long once the signal says so. @throws DirectoryError `timeout` */
export function within<T>(signal: AbortSignal, step: DirectoryStep, promise: Promise<T>): Promise<T> {
  // Whatever becomes of it later is nobody's concern.
  promise.catch(() => {})
  return new Promise<T>((resolve, reject) => {
    const late = () => reject(new DirectoryError(step, 'timeout'))
    if (signal.aborted) return late()
    signal.addEventListener('abort', late, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', late))
  })
}
