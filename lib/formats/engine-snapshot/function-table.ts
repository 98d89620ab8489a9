import data from '../../../frameworks/functions.json'
import type { FunctionTable } from '../../core/components/function-table'

/** Which programs, ports and images are which kind of server. */
export const FUNCTION_TABLE: FunctionTable = data
