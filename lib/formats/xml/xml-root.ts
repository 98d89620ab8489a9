import { ofHead, textOfHead } from '../of-head'

const PROLOGUE =
  /^(?:\s+|<\?[^>]{0,500}\?>|<!--(?:(?!-->)[\s\S]){0,20000}-->|<![A-Za-z][^>[]{0,2000}(?:\[[^\]]{0,20000}\]\s{0,100})?>)/
const ROOT = /^<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})([^>]{0,20000})/

/** The first element of a document by its beginning; null where the bytes do not begin like XML. */
export function xmlRoot(head: Uint8Array): { local: string; attributes: string } | null {
  return ofHead(head, 'xml', () => rootOf(textOfHead(head)))
}

function rootOf(begin: string): { local: string; attributes: string } | null {
  let text = begin
  for (let tries = 0; tries < 100; tries += 1) {
    const skipped = PROLOGUE.exec(text)?.[0]
    if (!skipped) break
    text = text.slice(skipped.length)
  }
  const [, local, attributes = ''] = ROOT.exec(text) ?? []
  return local === undefined ? null : { local, attributes }
}
