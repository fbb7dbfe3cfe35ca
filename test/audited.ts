import { buildModel } from '../scripts/access/build-model.ts'
import type { Model } from '../scripts/access/model.ts'
import { readConfiguration } from '../scripts/project/configuration.ts'
import { openProject } from '../scripts/project/open.ts'

/** The model of the app in a folder, as `audit --history` builds it. */
export function modelOf(root: string): Model {
  const project = openProject(root, { exclude: [], history: true })
  return buildModel(project, readConfiguration(project))
}
