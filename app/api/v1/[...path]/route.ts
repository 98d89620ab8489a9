import { nothingHere } from '@/lib/http/nothing-here'

/** Any other address of the API, so that what is not there answers like every other thing that is not there. */
export const GET = nothingHere
export const POST = nothingHere
export const PUT = nothingHere
export const PATCH = nothingHere
export const DELETE = nothingHere
export const OPTIONS = nothingHere
