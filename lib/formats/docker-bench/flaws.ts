import type { TextFlaw } from '../text/visible'
import type { RunCollector } from './run-collector'

const MESSAGES: Record<TextFlaw, string> = {
  nul_replaced: 'A NUL character cannot be stored; it is shown as ␀. The evidence keeps the original bytes.',
  lone_surrogate_replaced:
    'Half a surrogate pair is no character; it is shown as �. The evidence keeps the original bytes.',
  invalid_utf8_replaced:
    'Bytes that are not UTF-8 are shown as �. Run the tool with a UTF-8 locale. The evidence keeps the original bytes.',
}

/** Notes that text had to be changed to be stored. */
export function noteFlaw(collector: RunCollector, flaw: TextFlaw, at: number): void {
  collector.note('warning', flaw, MESSAGES[flaw], `byte ${at}`)
}
