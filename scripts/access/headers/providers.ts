import { isSourceFile } from '../../endpoints/next-roots.ts'
import { nodesIn } from '../../endpoints/tree.ts'
import type { App, Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'

/** A `<ClerkProvider>` as it is written. */
export interface Provider {
  node: ts.JsxOpeningLikeElement
  /** Is it given what a nonce needs, `dynamic` or the nonce itself? null: its props are put together elsewhere. */
  takesNonce: boolean | null
}

/** The providers of an app and of the packages that no framework starts. */
export function* providersOf(project: Project, app: App): Generator<Provider> {
  for (const file of project.files) {
    const owner = project.appOf(file)
    if (!isSourceFile(file) || (owner !== app && owner.frameworks.length > 0)) continue
    if (project.text(file)?.includes('<ClerkProvider') !== true) continue
    const source = project.syntax(file)
    for (const node of source ? nodesIn(source) : []) {
      if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) continue
      if (node.tagName.getText() === 'ClerkProvider') yield { node, takesNonce: takesNonce(node) }
    }
  }
}

function takesNonce({ attributes }: ts.JsxOpeningLikeElement): boolean | null {
  const named = attributes.properties.filter(ts.isJsxAttribute)
  const isOn = named.some(({ name, initializer }) =>
    name.getText() === 'dynamic' ? initializer?.getText() !== '{false}' : name.getText() === 'nonce',
  )
  return isOn || (attributes.properties.some(ts.isJsxSpreadAttribute) ? null : false)
}
