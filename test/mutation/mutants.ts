import { ts } from '../../scripts/project/typescript.ts'
import { changesOf } from './changes.ts'
import type { Mutant } from './mutant.ts'

/** Properties that hold words for people, and what a rule says of itself. */
const WORDS = /^(?:message|attack|note|title|because|why|cwe|owasp)$/
const PROSE = /[A-Za-z`,.:] [A-Za-z`]|^ [a-z]| $/

/** Every mutant of one source file, in the order in which they stand. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const found: Mutant[] = []
  const visit = (node: ts.Node): void => {
    if (isLeftAlone(node)) return
    for (const { oneOf, ...change } of changesOf(node, source))
      found.push({
        file,
        line: source.getLineAndCharacterOfPosition(change.start).line + 1,
        ...change,
        ...(oneOf === undefined ? {} : { oneOf: `${file} ${oneOf}` }),
      })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Types, imports, and words for people: whose change no test should see. */
function isLeftAlone(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    (ts.isPropertyAssignment(node) && WORDS.test(node.name.getText())) ||
    isProse(node)
  )
}

/** A sentence, or a choice between sentences. */
function isProse(node: ts.Node): boolean {
  if (ts.isConditionalExpression(node)) return isProse(node.whenTrue) || isProse(node.whenFalse)
  if (ts.isStringLiteralLike(node)) return PROSE.test(node.text)
  if (!ts.isTemplateExpression(node)) return false
  return [node.head, ...node.templateSpans.map(span => span.literal)].some(part => PROSE.test(part.text))
}
