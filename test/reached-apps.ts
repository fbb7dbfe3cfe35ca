import type { Model } from '../scripts/access/model.ts'
import type { Setting } from '../scripts/access/options/setting.ts'
import { SHAPES, type Shape } from '../scripts/access/shapes/shape.ts'
import type { App } from '../scripts/project/project.ts'
import { lineOf } from '../scripts/project/lines.ts'
import type { ts } from '../scripts/project/typescript.ts'

const isShape = (name: string): name is Shape => Object.hasOwn(SHAPES, name)

/** Of each app: its middleware and what that opens, the headers it sets, where it mounts Clerk, and what its code looks like. */
export function aboutApps(model: Model): string[] {
  return model.project.apps.flatMap(app => [`app ${app.dir || '.'}`, ...aboutApp(model, app)])
}

function aboutApp(model: Model, app: App): string[] {
  const middleware = model.middlewareOf(app)
  const { sent, setBy, front } = model.headersOf(app)
  const lists = [...new Set(sent.map(({ list }) => list))]
  const shapes = Object.keys(SHAPES).filter(isShape)
  return [
    `middleware ${middleware?.id ?? 'none'}${model.deniesByDefault(app) ? ', denies by default' : ''}`,
    ...model
      .openersOf(app)
      .map(
        ({ node, opens, siblings, namesakes }) =>
          `opens ${node.text} at ${at(node)}: ${[opens, siblings, namesakes].map(some => some.map(({ id }) => id).join(', ')).join(' | ')}`,
      ),
    ...sent.map(
      ({ name, value, place, everywhere, list }) =>
        `header ${name}: ${value?.replaceAll('\u0000', '…') ?? 'whatever'} at ${place.file}:${place.line}:${place.column}${everywhere ? '' : ' for some'} in list ${lists.indexOf(list)}`,
    ),
    `headers by ${setBy ?? 'nobody'}, front ${front ?? 'none'}`,
    ...model.providersOf(app).map(({ node, takesNonce }) => `provider ${at(node)} nonce ${takesNonce}`),
    ...shapes.flatMap(shape => {
      const { state, at: seen } = model.shapeOf([app], shape)
      return state === 'absent' ? [] : [`shape ${shape} ${state}${seen ? ` ${seen.file}:${seen.line}` : ''}`]
    }),
  ].map(line => `  ${line}`)
}

/** Options that Clerk is given, its calls, and what of the server's reaches browsers. */
export function aboutProject(model: Model): string[] {
  return [
    ...model
      .clerkOptions()
      .map(
        ({ name, node, option }) =>
          `${name} ${at(node)}: ${OPTIONS.map(each => optionOf(each, option(each))).join('; ')}`,
      ),
    ...[...model.clerkCalls()].map(
      ({ node, what, asynchronous, ofMiddleware }) =>
        `${what} ${at(node)}${asynchronous ? ' promised' : ''}${ofMiddleware ? ' of the middleware' : ''}`,
    ),
    ...[...model.handedToBrowser()].map(({ name, node, how }) => `handed ${name} ${at(node)} ${how}`),
    ...[...model.serverCodeInBrowser()].map(
      ({ name, node, what, chain, loaded }) =>
        `in browser ${what} ${name} ${at(node)} by ${chain.map(({ file, line }) => `${file}:${line}`).join(' ')}${loaded ? '' : ', not loaded'}`,
    ),
    ...model.notRun().map(({ file }) => `not run ${file}`),
  ]
}

const OPTIONS = ['authorizedParties', 'secretKey', 'debug', 'contentSecurityPolicy', 'jwtKey']

function optionOf(name: string, { values, list, object, inputs, open }: Setting): string {
  const known = values.map(value => String(value)).join(' ')
  const kind = [list ? 'list' : '', object ? 'object' : '', open ? 'open' : ''].filter(Boolean).join(' ')
  return `${name} ${known} ${kind} ${inputs.join(' ')}`.trimEnd()
}

function at(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${lineOf(node)}`
}
