// Compiles one report and ends: a compiler that runs away or runs out of memory takes only this thread with it.
// Plain JavaScript read from disk, so that it runs the same under the server's bundle and under tests.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const { root, model, snapshot, unixSeconds } = workerData
const fonts = path.join(root, 'node_modules', '@expo-google-fonts')
const face = (family, style, file) => path.join(fonts, family, style, `${file}_${style}.ttf`)
const fontPaths = [
  ...['400Regular', '500Medium', '600SemiBold'].map((style) => face('inter', style, 'Inter')),
  ...['400Regular', '500Medium', '600SemiBold'].map((style) => face('noto-sans-sc', style, 'NotoSansSC')),
  face('source-serif-4', '400Regular', 'SourceSerif4'),
  face('noto-serif-sc', '400Regular', 'NotoSerifSC'),
  face('jetbrains-mono', '400Regular', 'JetBrainsMono'),
]
const template = path.join(root, 'lib', 'render', 'pdf', 'template')
// The workspace is a path that holds nothing: the template reads only what is mapped here.
const workspace = path.join(root, '.report')
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
for (const file of readdirSync(template))
  compiler.mapShadow(path.join(workspace, file), readFileSync(path.join(template, file)))
compiler.mapShadow(path.join(workspace, 'model.json'), Buffer.from(model))
compiler.mapShadow(path.join(workspace, 'snapshot.json'), Buffer.from(snapshot))
parentPort.postMessage({ progress: 20 })
const compiled = compiler.compile({ mainFilePath: path.join(workspace, 'main.typ') })
if (compiled.hasError()) {
  const diagnostics = compiler.fetchDiagnostics(compiled.takeDiagnostics())
  throw new Error(`the report template failed: ${JSON.stringify(diagnostics).slice(0, 2000)}`)
}
parentPort.postMessage({ progress: 80 })
const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-3a', creationTimestamp: unixSeconds })
parentPort.postMessage({ pdf: new Uint8Array(pdf), pages: compiled.result.numOfPages })
