import { hasDirective } from '../endpoints/tree.ts'
import type { ts } from '../project/typescript.ts'
import type { Configuration } from '../project/configuration.ts'
import type { App, Project } from '../project/project.ts'
import { indexModule, type ModuleIndex, type Target } from './module-index.ts'
import { declaredExport } from './declared.ts'
import { knownExport } from './known/lookup.ts'
import { Scope } from './state.ts'
import { PLAIN } from './origin.ts'
import { external, unknown, type Value } from './values.ts'

const DEEPEST = 30

/** Evaluates a module's own expression when it is first asked for. */
export type EvaluateOnce = (node: ts.Expression | ts.BindingName, scope: Scope, of: ts.Node) => Value

/**
 * Names of modules and what they export, across files, workspace packages and re-exports. A module's
 * declarations are evaluated when they are first asked for, once for all callers: they do not depend on who calls.
 */
export class Modules {
  private readonly scopes = new Map<string, Scope>()
  private readonly indexes = new Map<string, ModuleIndex | undefined>()
  private readonly values = new Map<string, Value | undefined>()
  private readonly busy = new Set<ts.Node>()
  private readonly project: Project
  private readonly configuration: Configuration
  private readonly evaluateOnce: EvaluateOnce

  constructor(project: Project, configuration: Configuration, evaluateOnce: EvaluateOnce) {
    this.project = project
    this.configuration = configuration
    this.evaluateOnce = evaluateOnce
  }

  scope(file: string): Scope {
    const known = this.scopes.get(file)
    if (known) return known
    const scope: Scope = new Scope(null, file, null, name => this.declared(file, name, scope))
    this.scopes.set(file, scope)
    return scope
  }

  private index(file: string): ModuleIndex | undefined {
    if (!this.indexes.has(file)) {
      const source = this.project.syntax(file)
      this.indexes.set(file, source ? indexModule(source) : undefined)
    }
    return this.indexes.get(file)
  }

  private declared(file: string, name: string, scope: Scope): Value | undefined {
    const target = this.index(file)?.declarations.get(name)
    return target ? this.valueOf(target, scope, 0) : undefined
  }

  /** What `file` exports as `name`; undefined where it exports no such thing. */
  exported(file: string, name: string, depth = 0): Value | undefined {
    const key = `${file}\0${name}`
    if (this.values.has(key)) return this.values.get(key)
    // A circle of re-exports gives nothing of its own.
    this.values.set(key, undefined)
    const value = this.lookUp(file, name, depth)
    this.values.set(key, value)
    return value
  }

  private lookUp(file: string, name: string, depth: number): Value | undefined {
    const index = this.index(file)
    if (!index || depth > DEEPEST) return undefined
    const target = index.exports.get(name)
    if (target) return this.valueOf(target, this.scope(file), depth)
    for (const specifier of name === 'default' ? [] : index.stars) {
      const value = this.imported(specifier, name, file, depth + 1, true)
      if (value) return value
    }
    return undefined
  }

  private valueOf(target: Target, scope: Scope, depth: number): Value | undefined {
    switch (target.kind) {
      case 'local':
        return scope.lookup(target.name)?.value
      case 'import':
        return this.imported(target.specifier, target.name, scope.file, depth + 1, false)
      case 'expression':
        return this.once(target.node, scope, target.node)
      case 'binding':
        return this.once(target.name, scope, target.declaration)
    }
  }

  /** A declaration that needs itself while it is evaluated is not known yet. */
  private once(node: ts.Expression | ts.BindingName, scope: Scope, of: ts.Node): Value {
    if (this.busy.has(of)) return unknown()
    this.busy.add(of)
    try {
      return this.evaluateOnce(node, scope, of)
    } finally {
      this.busy.delete(of)
    }
  }

  /** What `import { name } from specifier` gives in `from`; `*` is the namespace. */
  imported(specifier: string, name: string, from: string, depth = 0, optional = false): Value | undefined {
    const found = this.project.resolve(specifier, from)
    const said = declaredExport(this.configuration, found.kind === 'file' ? found.file : specifier, name)
    if (said) return said
    switch (found.kind) {
      case 'file': {
        if (name === 'PrismaClient' && WRITTEN_BY_TOOL.test(found.file))
          return external('@prisma/client', [name])
        if (name === '*') return { kind: 'namespace', file: found.file, origin: PLAIN }
        if (this.project.syntax(found.file) === undefined) return unknown()
        const value = this.exported(found.file, name, depth)
        return value ?? (optional ? undefined : this.unfollowed(`${name} of ${found.file}`, from))
      }
      case 'package': {
        if (optional && name === '*') return undefined
        const module = found.subpath ? `${found.name}/${found.subpath.replace(/^\.?\//, '')}` : found.name
        return packageExport(module, name, this.project.appOf(from))
      }
      case 'missing':
        return (
          generated(specifier, name) ??
          (optional ? undefined : this.unfollowed(`${name} of ${specifier} (${found.because})`, from))
        )
    }
  }

  private unfollowed(what: string, from: string): Value {
    return unknown({
      ...PLAIN,
      opaque: { what, step: { file: from, line: 1, note: `cannot follow ${what}` }, cut: false },
    })
  }
}

/** A generated client that is committed all the same: megabytes that tell nothing more. */
const WRITTEN_BY_TOOL = /(^|\/)(__)?generated(__)?\/|(^|\/)\.?prisma\/(client|generated)\//

/**
 * Clients that a tool writes into a folder which is not committed: Prisma's (`output` of its generator) and Convex's
 * `_generated`. They are the tool's package by another path.
 */
function generated(specifier: string, name: string): Value | undefined {
  if (name === 'PrismaClient' || /prisma|generated\/client/.test(specifier))
    return external('@prisma/client', [name])
  return /\/_generated\//.test(specifier) ? external('convex', [name]) : undefined
}

function packageExport(module: string, name: string, app: App): Value {
  return knownExport(module, name, app) ?? external(module, name === '*' ? [] : [name])
}

/** Does the file begin with `'use client'`? Its components run in the browser as well, with what they are given. */
export function isClientFile(source: ts.SourceFile): boolean {
  return hasDirective(source.statements, 'use client')
}
