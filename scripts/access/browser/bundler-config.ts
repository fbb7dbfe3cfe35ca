import { namesSecret, PUBLIC_PREFIX } from '../../core/secret-name.ts'
import { nodesIn, propertyName, unwrap } from '../../endpoints/tree.ts'
import type { Project } from '../../project/project.ts'
import { ts } from '../../project/typescript.ts'
import type { Handed } from './handed.ts'
import { isWholeEnvironment, secretsCarried, secretsIn } from './secret-reads.ts'

const CONFIG =
  /(?:^|\/)(?:vite|astro|nuxt|next|svelte|rsbuild|webpack|electron\.vite|app)\.config(?:\.[\w-]+)?\.[cm]?[jt]s$/

/** Secrets that the configuration of a bundler writes into code for the browser, as far as it is written literally. */
export function* bundledSecrets(project: Project): Generator<Handed> {
  for (const file of project.files) {
    const name = CONFIG.exec(file)?.[0]
    const source = name === undefined ? undefined : project.syntax(file)
    if (!source) continue
    for (const node of nodesIn(source)) {
      if (ts.isPropertyAssignment(node)) {
        yield* ofSetting(node, /nuxt\.config/.test(file))
        if (/next\.config/.test(file) && propertyName(node.name) === 'env')
          yield* ofNextEnv(unwrap(node.initializer))
      }
      if (ts.isNewExpression(node) && node.expression.getText().endsWith('DefinePlugin')) {
        const [first] = node.arguments ?? []
        if (first) yield* defined(unwrap(first), 'DefinePlugin')
      }
    }
  }
}

function* ofSetting(node: ts.PropertyAssignment, isNuxt: boolean): Generator<Handed> {
  const name = propertyName(node.name)
  const value = unwrap(node.initializer)
  if (name === 'define') yield* defined(value, '`define`')
  if (name === 'envPrefix') yield* prefixed(value)
  if (name === 'publicRuntimeConfig') yield* carried(value, '`publicRuntimeConfig`')
  if (isNuxt && name === 'public' && isWithin(node, 'runtimeConfig'))
    yield* carried(value, '`runtimeConfig.public`')
  // The module copies all of its options into the public runtime config (dist/module.js of @clerk/nuxt).
  if (isNuxt && name === 'clerk' && !isWithin(node, 'runtimeConfig')) yield* clerkOptions(value)
}

/**
 * `env: { API: process.env.CLERK_SECRET_KEY }` and `env: { ...process.env }`: the value is inlined whatever its name is. A
 * variable whose own name says that it is secret is left to the rule on names.
 */
function* ofNextEnv(value: ts.Expression): Generator<Handed> {
  const how = 'is put into the code for the browser by `env` of the Next config'
  const properties = ts.isObjectLiteralExpression(value) ? value.properties : []
  if (isWholeEnvironment(value)) yield { name: 'process.env', node: value, how }
  for (const property of properties) {
    if (property.name && namesSecret(propertyName(property.name) ?? '')) continue
    for (const read of secretsIn(property)) yield { ...read, how }
  }
}

function isWithin(node: ts.Node, name: string): boolean {
  const above = node.parent.parent
  return ts.isPropertyAssignment(above) && propertyName(above.name) === name
}

function* carried(value: ts.Expression, what: string): Generator<Handed> {
  for (const read of secretsCarried(value))
    yield { ...read, how: `is put into the code for the browser by ${what}` }
}

/** `define: { 'process.env.CLERK_SECRET_KEY': …, 'process.env': env }` (https://vite.dev/config/shared-options#define). */
function* defined(value: ts.Expression, what: string): Generator<Handed> {
  if (!ts.isObjectLiteralExpression(value)) return
  const how = `is put into the code for the browser by ${what}`
  for (const property of value.properties) {
    if (!ts.isPropertyAssignment(property)) continue
    const key = propertyName(property.name) ?? ''
    const variable = key.split('.').at(-1) ?? ''
    const initializer = unwrap(property.initializer)
    const reads = secretsCarried(initializer)
    if (reads.length > 0) for (const read of reads) yield { ...read, how }
    else if (loadsAll(initializer)) yield { name: 'process.env', node: property, how }
    else if (namesSecret(variable) && !PUBLIC_PREFIX.test(variable) && !isEmpty(initializer))
      yield { name: variable, node: property, how }
  }
}

function isEmpty(node: ts.Expression): boolean {
  return /^(?:undefined|null|''|""|'""'|'undefined'|'{}'|\{\})$/.test(node.getText())
}

/** `loadEnv(mode, cwd, '')` reads every variable; without an empty third argument only those with the public prefix. */
function loadsAll(node: ts.Expression): boolean {
  const inner =
    ts.isCallExpression(node) && node.expression.getText() === 'JSON.stringify' ? node.arguments[0] : node
  if (inner === undefined) return false
  const value = unwrap(inner)
  if (isWholeEnvironment(value)) return true
  if (ts.isCallExpression(value)) return isLoadAll(value)
  if (!ts.isIdentifier(value)) return false
  for (const each of nodesIn(value.getSourceFile())) {
    if (!ts.isVariableDeclaration(each) || each.name.getText() !== value.text || !each.initializer) continue
    const made = unwrap(each.initializer)
    if (ts.isCallExpression(made)) return isLoadAll(made)
  }
  return false
}

function isLoadAll(call: ts.CallExpression): boolean {
  const prefix = call.arguments[2]
  return (
    call.expression.getText() === 'loadEnv' &&
    prefix !== undefined &&
    /^(?:''|""|\[\s*''\s*\])$/.test(prefix.getText())
  )
}

/** A prefix that Clerk's secret key has makes the key public (https://vite.dev/config/shared-options#envprefix). */
function* prefixed(value: ts.Expression): Generator<Handed> {
  const prefixes = ts.isArrayLiteralExpression(value) ? [...value.elements] : [value]
  for (const each of prefixes) {
    if (!ts.isStringLiteralLike(each)) continue
    const name = ['CLERK_SECRET_KEY', 'DATABASE_URL'].find(secret => secret.startsWith(each.text))
    if (name !== undefined)
      yield { name, node: each, how: `is put into the code for the browser by \`envPrefix: '${each.text}'\`` }
  }
}

const CLERK_SECRETS = /^(?:secretKey|machineSecretKey|webhookSigningSecret|encryptionKey)$/

function* clerkOptions(value: ts.Expression): Generator<Handed> {
  if (!ts.isObjectLiteralExpression(value)) return
  for (const property of value.properties) {
    const name = property.name === undefined ? null : propertyName(property.name)
    if (name !== null && CLERK_SECRETS.test(name))
      yield {
        name: `clerk.${name}`,
        node: property,
        how: 'is copied into the public runtime config, as all of the `clerk` block of nuxt.config is',
      }
  }
}
