import type { Project } from '../project/project.ts'
import type { ts } from '../project/typescript.ts'
import { isSourceFile } from './next-roots.ts'

/** Source that is no test and whose text holds what is looked for; most files hold nothing of it and are not parsed. */
export function* sourcesWith(project: Project, mark: RegExp): Iterable<ts.SourceFile> {
  for (const file of project.files) {
    const source = isSourceFile(file) && mark.test(project.text(file) ?? '') && project.syntax(file)
    if (source) yield source
  }
}
