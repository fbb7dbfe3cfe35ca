import { ts } from '../project/typescript.ts'
import { settle } from './builtins/promise.ts'
import { forkValues } from './fork.ts'
import { isClientFile } from './modules.ts'
import { sends } from './noted.ts'
import { Leave, type Run } from './run.ts'
import type { Scope } from './state.ts'
import { mix, PLAIN } from './origin.ts'
import {
  array,
  constant,
  object,
  unknown,
  UNDEFINED,
  type Element,
  type ObjectValue,
  type Value,
} from './values.ts'

type JsxNode = ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment

/** An element is only a description: its component runs when something renders it. */
export function jsx(run: Run, node: JsxNode, scope: Scope): Element {
  const children = ts.isJsxSelfClosingElement(node)
    ? []
    : node.children.flatMap(child => childValue(run, child, scope))
  const props = object({ children: array(children) })
  if (ts.isJsxFragment(node))
    return { kind: 'element', component: UNDEFINED, props, site: node, origin: PLAIN }
  const opening = ts.isJsxElement(node) ? node.openingElement : node
  addAttributes(run, props, opening.attributes, scope)
  return {
    kind: 'element',
    component: componentOf(run, opening.tagName, scope),
    props,
    site: node,
    origin: PLAIN,
  }
}

function childValue(run: Run, child: ts.JsxChild, scope: Scope): Value[] {
  if (ts.isJsxText(child)) return []
  if (ts.isJsxExpression(child))
    return child.expression ? [run.interpreter.evaluate(run, child.expression, scope)] : []
  return [jsx(run, child, scope)]
}

function addAttributes(run: Run, props: ObjectValue, attributes: ts.JsxAttributes, scope: Scope): void {
  for (const attribute of attributes.properties) {
    if (ts.isJsxSpreadAttribute(attribute)) {
      const value = run.interpreter.evaluate(run, attribute.expression, scope)
      if (value.kind === 'object')
        for (const [name, cell] of value.cells) props.cells.set(name, { value: cell.value })
      else props.rest = unknown(value.origin)
      continue
    }
    const { initializer } = attribute
    let value: Value = constant(true)
    if (initializer && ts.isStringLiteral(initializer)) value = constant(initializer.text)
    else if (initializer && ts.isJsxExpression(initializer)) {
      value = initializer.expression
        ? run.interpreter.evaluate(run, initializer.expression, scope)
        : UNDEFINED
    } else if (initializer && !ts.isStringLiteral(initializer)) value = jsx(run, initializer, scope)
    props.cells.set(attribute.name.getText(), { value })
  }
}

/** `<div>` is nothing to run; `<UserMenu>` and `<Menu.Item>` are values in scope. */
function componentOf(run: Run, tag: ts.JsxTagNameExpression, scope: Scope): Value {
  if (ts.isIdentifier(tag) && /^[a-z]/.test(tag.text)) return UNDEFINED
  if (ts.isJsxNamespacedName(tag)) return UNDEFINED
  return run.interpreter.evaluate(run, tag, scope)
}

/** Renders what a server component returned: every component that runs on the server runs. */
export function render(run: Run, value: Value, depth = 0): void {
  if (depth > 40) return
  run.tick()
  switch (value.kind) {
    case 'element':
      alone(() => renderElement(run, value, depth))
      return
    case 'array':
      for (const cell of value.items ?? [value.element]) render(run, cell.value, depth + 1)
      return
    case 'object':
      for (const cell of value.cells.values())
        if (cell.value.kind !== 'object' || depth < 4) render(run, cell.value, depth + 1)
      return
    case 'union':
      alone(() => {
        forkValues(
          run,
          value.origin,
          value.options.map(option => () => (render(run, option, depth + 1), UNDEFINED)),
        )
      })
      return
    case 'promise':
      alone(() => render(run, settle(run, value, run.at), depth + 1))
      return
    default:
  }
}

/** React renders siblings side by side: one that leaves does not keep the next from running. */
function alone(body: () => void): void {
  try {
    body()
  } catch (error) {
    if (!(error instanceof Leave)) throw error
  }
}

function renderElement(run: Run, element: Element, depth: number): void {
  const { component, props, site } = element
  switch (component.kind) {
    case 'function': {
      if (isClientFile(component.node.getSourceFile())) {
        sends(
          run,
          site,
          [...props.cells].filter(([name]) => name !== 'children').map(([, cell]) => cell.value),
        )
        return render(run, props, depth + 1)
      }
      const call = { run, args: [props], self: null, site, constructed: false }
      return render(run, settle(run, run.interpreter.call(component, call), site), depth + 1)
    }
    case 'native': {
      const call = { run, args: [props], self: null, site, constructed: false }
      return render(run, component.call(call), depth + 1)
    }
    case 'union':
      return render(
        run,
        {
          kind: 'union',
          options: component.options.map(option => ({ ...element, component: option })),
          origin: mix(component.origin, PLAIN),
        },
        depth + 1,
      )
    default:
      return render(run, props, depth + 1)
  }
}
