import type { TextEdit } from '../core/fix.ts'
import { ts } from '../project/typescript.ts'

/** A property taken out of its object, with the comma that it needs no more; the object itself where it is the only one of an only argument. */
export function removedProperty(property: ts.ObjectLiteralElementLike): TextEdit {
  const source = property.getSourceFile()
  const file = source.fileName
  const object = property.parent
  const properties = ts.isObjectLiteralExpression(object) ? object.properties : undefined
  const index = properties?.findIndex(each => each === property) ?? 0
  const next = properties?.[index + 1]
  const before = properties?.[index - 1]
  if (next !== undefined) return { file, start: property.getStart(), end: next.getStart(), text: '' }
  if (before !== undefined) return { file, start: before.end, end: property.end, text: '' }
  const call = object.parent
  const alone = ts.isCallExpression(call) && call.arguments.length === 1
  return alone
    ? { file, start: call.arguments.pos, end: call.arguments.end, text: '' }
    : { file, start: object.getStart(), end: object.end, text: '{}' }
}
