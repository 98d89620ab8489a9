import { notFound } from 'next/navigation'

/** The page of things that are not there, where a view says so. */
export async function orNotFound<T>(
  view: Promise<T>,
  missing: abstract new (...args: never[]) => Error,
): Promise<T> {
  try {
    return await view
  } catch (error) {
    if (error instanceof missing) notFound()
    throw error
  }
}
