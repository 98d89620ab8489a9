// Typesets one report and ends. Plain JavaScript read from disk, so that it runs the same beside the server's bundle and in tests.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const template = path.join(import.meta.dirname, 'template')
// The workspace is a path that holds nothing: the template reads only what is mapped here.
const workspace = path.join(import.meta.dirname, '.workspace')

function compile({ model, snapshot, unixSeconds, fontPaths }) {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
  for (const file of readdirSync(template))
    compiler.mapShadow(path.join(workspace, file), readFileSync(path.join(template, file)))
  compiler.mapShadow(path.join(workspace, 'model.json'), Buffer.from(model))
  compiler.mapShadow(path.join(workspace, 'snapshot.json'), Buffer.from(snapshot))
  process.send({ progress: 20 })
  const compiled = compiler.compile({ mainFilePath: path.join(workspace, 'main.typ') })
  if (compiled.hasError()) {
    const diagnostics = compiler.fetchDiagnostics(compiled.takeDiagnostics())
    throw new Error(JSON.stringify(diagnostics).slice(0, 2000))
  }
  process.send({ progress: 80 })
  return new Uint8Array(
    compiler.pdf(compiled.result, { pdfStandard: 'a-3a', creationTimestamp: unixSeconds }),
  )
}

process.once('disconnect', () => process.exit(1))
process.once('message', (input) => {
  let answer
  try {
    answer = { pdf: compile(input) }
  } catch (error) {
    answer = { error: String(error?.message ?? error).slice(0, 2000) }
  }
  process.send(answer, () => process.exit(0))
})
