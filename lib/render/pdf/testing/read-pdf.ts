export interface ReadPdf {
  /** Without any blanks: line breaks and places to break in long words are the layout's own. */
  text: string
  pages: number
  attachments: string[]
  /** Names of the embedded typefaces, without the mark of a subset. */
  fonts: string[]
}

/** What a PDF says, as a reader program finds it. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  let text = ''
  for (let n = 1; n <= document.numPages; n++) {
    const content = await (await document.getPage(n)).getTextContent()
    text += content.items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  const named = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([^\s/]+)/g)
  return {
    text: bare(text),
    pages: document.numPages,
    attachments: Object.keys((await document.getAttachments()) ?? {}),
    fonts: [...new Set([...named].flatMap(([, name]) => name ?? []))].sort(),
  }
}

/** A text as `readPdf` gives it. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200b\u00ad]/g, '')
}
