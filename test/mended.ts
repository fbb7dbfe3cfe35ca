import { ts } from '../scripts/project/typescript.ts'

/** Messages of the parser about a source, none where it is sound. */
export function syntaxErrors(file: string, text: string): string[] {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return []
  const { diagnostics } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.Latest },
  })
  return (diagnostics ?? []).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
