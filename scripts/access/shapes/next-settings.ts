import { ts } from '../../project/typescript.ts'
import { nodesIn, propertyName, unwrap } from '../../endpoints/tree.ts'
import { at, nextConfigs, type Scope } from './look.ts'
import type { ShapeAnswer } from './shape.ts'

/** Settings of next.config as they are written; nothing is executed. */
function* settings(
  scope: Scope,
): Generator<{ name: string; value: ts.Expression; node: ts.PropertyAssignment }> {
  for (const source of nextConfigs(scope)) {
    for (const node of nodesIn(source)) {
      if (!ts.isPropertyAssignment(node)) continue
      const name = propertyName(node.name)
      if (name !== null) yield { name, value: unwrap(node.initializer), node }
    }
  }
}

/** `destination: 'https://:tenant.example.com'`: the request writes the host name. */
export function rewriteHost(scope: Scope): ShapeAnswer {
  for (const { name, value, node } of settings(scope)) {
    if (name !== 'destination') continue
    const text = value.getText()
    if (/^['"`]https?:\/\/[^/'"`]*:[a-z]/i.test(text))
      return { state: 'present', at: at(node, 'the request names the host') }
    if (!ts.isStringLiteralLike(value) && !ts.isTemplateExpression(value))
      return { state: 'unknown', at: at(node, 'computed') }
  }
  return { state: 'absent' }
}

/** `i18n: { locales: […] }`, which only the Pages Router knows. */
export function locales(scope: Scope, most: number): ShapeAnswer {
  for (const { name, value, node } of settings(scope)) {
    if (name !== 'locales' || !ts.isPropertyAssignment(node.parent.parent)) continue
    if (propertyName(node.parent.parent.name) !== 'i18n') continue
    if (!ts.isArrayLiteralExpression(value)) return { state: 'unknown', at: at(node, 'computed') }
    if (value.elements.length <= most) return { state: 'present', at: at(node, 'the locales') }
  }
  return { state: 'absent' }
}

interface Images {
  /** `unoptimized`, another loader, or a static export: there is no optimizer. */
  off: ts.Node | undefined
  /** Any host is let in. */
  everyHost: ts.Node | undefined
  hosts: ts.Node | undefined
  svg: ts.Node | undefined
}

function imageSettings(scope: Scope): Images {
  const images: Images = { off: undefined, everyHost: undefined, hosts: undefined, svg: undefined }
  for (const { name, value, node } of settings(scope)) {
    const text = value.getText()
    if (name === 'unoptimized' && text === 'true') images.off ??= node
    if (name === 'loader' && /^['"](?!default)/.test(text) && under(node, 'images')) images.off ??= node
    if (name === 'output' && /^['"]export['"]$/.test(text)) images.off ??= node
    if (name === 'hostname' && /^['"]\*\*?['"]$/.test(text)) images.everyHost ??= node
    if ((name === 'remotePatterns' || name === 'domains') && text !== '[]') images.hosts ??= node
    if (name === 'dangerouslyAllowSVG' && text === 'true') images.svg ??= node
  }
  return images
}

function under(node: ts.Node, name: string): boolean {
  const above = node.parent.parent
  return ts.isPropertyAssignment(above) && propertyName(above.name) === name
}

/** Whose images the optimizer decodes the source tells only where it lets in every host, or is switched off. */
export function imageOptimizer(scope: Scope): ShapeAnswer {
  const { off, everyHost } = imageSettings(scope)
  if (off) return { state: 'absent', at: at(off, 'the image optimizer is off') }
  return everyHost
    ? { state: 'present', at: at(everyHost, 'images of any host are optimized') }
    : { state: 'unknown' }
}

export function svgOptimizer(scope: Scope): ShapeAnswer {
  const { off, svg } = imageSettings(scope)
  if (off) return { state: 'absent', at: at(off, 'the image optimizer is off') }
  return svg ? { state: 'present', at: at(svg, 'SVG is let in') } : { state: 'unknown' }
}

/** An allowed host is reached by whoever rules its name, which nobody reads from the source: any host is certain. */
export function remoteImages(scope: Scope): ShapeAnswer {
  const { off, everyHost, hosts } = imageSettings(scope)
  if (off || !hosts) return { state: 'absent' }
  return everyHost
    ? { state: 'present', at: at(everyHost, 'images of any host are fetched') }
    : { state: 'unknown', at: at(hosts, 'these hosts are let in') }
}
