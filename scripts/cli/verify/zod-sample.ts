import type { Project } from '../../project/project.ts'
import { valueOf } from '../../endpoints/definitions.ts'
import { propertyName, unwrap } from '../../endpoints/tree.ts'
import { ts } from '../../project/typescript.ts'

/** Schemas that hold themselves, or are nested without end, end here. */
const DEEPEST = 6

/**
 * A value that a zod schema of the audited source accepts, read from its syntax; undefined where it is no schema that
 * is understood. Nothing of the app is run.
 */
export function sampleOf(project: Project, node: ts.Expression, name: string, depth = 0): unknown {
  if (depth > DEEPEST) return undefined
  const value = ts.isIdentifier(node) ? valueOf(project, node) : unwrap(node)
  if (value === undefined || !ts.isCallExpression(value)) return undefined
  const calls = chainOf(value)
  const [first] = calls
  if (first === undefined) return undefined
  return sampleOfCall(project, first, calls.slice(1), name, depth)
}

interface Call {
  name: string
  args: readonly ts.Expression[]
}

/** `z.string().min(3).email()` as its calls, from the first to the last; empty where it does not begin with `z.`. */
function chainOf(call: ts.CallExpression): Call[] {
  const callee = unwrap(call.expression)
  if (!ts.isPropertyAccessExpression(callee)) return []
  const own = { name: callee.name.text, args: [...call.arguments] }
  const before = unwrap(callee.expression)
  if (ts.isCallExpression(before)) {
    const inner = chainOf(before)
    return inner.length === 0 ? [] : [...inner, own]
  }
  // `z.coerce.number()`
  const root = ts.isPropertyAccessExpression(before) ? unwrap(before.expression) : before
  return ts.isIdentifier(root) && /^(?:z|zod|zfd)$/.test(root.text) ? [own] : []
}

function sampleOfCall(
  project: Project,
  { name: kind, args }: Call,
  modifiers: readonly Call[],
  name: string,
  depth: number,
): unknown {
  const [first] = args
  const has = (modifier: string): boolean => modifiers.some(each => each.name === modifier)
  const inner = (node: ts.Expression | undefined): unknown =>
    node === undefined ? undefined : sampleOf(project, node, name, depth + 1)
  switch (kind) {
    case 'string':
      return text(modifiers, name)
    case 'email':
    case 'url':
    case 'uuid':
    case 'cuid':
      return text([{ name: kind, args: [] }, ...modifiers], name)
    case 'number':
    case 'int':
    case 'bigint':
      return Math.max(1, boundOf(modifiers, 'min') ?? boundOf(modifiers, 'gte') ?? 1)
    case 'boolean':
      return true
    case 'date':
      return '2026-01-01T00:00:00.000Z'
    case 'literal':
      return first === undefined ? undefined : literalOf(first)
    case 'enum':
    case 'nativeEnum':
      return first !== undefined && ts.isArrayLiteralExpression(unwrap(first)) ? firstOf(first) : undefined
    case 'array':
      return has('min') || has('nonempty') ? [inner(first)] : []
    case 'record':
      return {}
    case 'object':
    case 'strictObject':
    case 'looseObject':
      return first === undefined ? {} : objectOf(project, first, depth)
    case 'union':
    case 'discriminatedUnion': {
      const list = args.map(each => unwrap(each)).find(each => ts.isArrayLiteralExpression(each))
      return list !== undefined && ts.isArrayLiteralExpression(list) ? inner(list.elements[0]) : undefined
    }
    case 'optional':
    case 'nullable':
    case 'preprocess':
      return inner(args.at(-1))
    default:
      return name
  }
}

function objectOf(project: Project, node: ts.Expression, depth: number): Record<string, unknown> {
  const literal = unwrap(node)
  if (!ts.isObjectLiteralExpression(literal)) return {}
  return Object.fromEntries(
    literal.properties.flatMap(property => {
      const key = property.name === undefined ? null : propertyName(property.name)
      if (key === null || !ts.isPropertyAssignment(property)) return []
      const value = sampleOf(project, property.initializer, key, depth + 1)
      return value === undefined ? [] : [[key, value] as const]
    }),
  )
}

/** A string that the checks of the schema let through. */
function text(modifiers: readonly Call[], name: string): string {
  const names = modifiers.map(each => each.name)
  if (names.includes('email')) return 'verify@example.com'
  if (names.includes('url')) return 'https://example.com/'
  if (names.includes('uuid')) return '00000000-0000-4000-8000-000000000000'
  if (names.includes('cuid')) return 'cjld2cjxh0000qzrmn831i7rn'
  if (names.includes('datetime')) return '2026-01-01T00:00:00.000Z'
  if (names.includes('date')) return '2026-01-01'
  const least = boundOf(modifiers, 'min') ?? boundOf(modifiers, 'length') ?? 0
  const most = boundOf(modifiers, 'max') ?? boundOf(modifiers, 'length') ?? Infinity
  return textFor(name).padEnd(least, 'x').slice(0, most)
}

/** What a field of this name most likely holds. */
export function textFor(name: string): string {
  if (/e-?mail/i.test(name)) return 'verify@example.com'
  if (/url|link|website|image|avatar/i.test(name)) return 'https://example.com/'
  if (/date|time|_at$|At$/.test(name)) return '2026-01-01T00:00:00.000Z'
  if (/id$|Ids?$/i.test(name)) return '1'
  return 'verify'
}

function boundOf(modifiers: readonly Call[], name: string): number | undefined {
  const first = modifiers.find(each => each.name === name)?.args[0]
  return first !== undefined && ts.isNumericLiteral(first) ? Number(first.text) : undefined
}

function firstOf(node: ts.Expression): unknown {
  const list = unwrap(node)
  const [first] = ts.isArrayLiteralExpression(list) ? list.elements : []
  return first === undefined ? undefined : literalOf(first)
}

function literalOf(node: ts.Expression): unknown {
  const value = unwrap(node)
  if (ts.isStringLiteralLike(value)) return value.text
  if (ts.isNumericLiteral(value)) return Number(value.text)
  if (value.kind === ts.SyntaxKind.TrueKeyword) return true
  return value.kind === ts.SyntaxKind.FalseKeyword ? false : undefined
}
