import type { Model } from '../access/model.ts'
import type { Place } from '../core/place.ts'
import type { Hit, Rule } from '../core/rule.ts'
import type { FoundSecret } from '../core/secret.ts'
import { findSecrets } from '../core/secret.ts'
import { KEYLESS_FILE } from './secrets/env-secret.ts'
import { described, isReported, useOf, weighKey } from './secrets/key-weight.ts'

const CLIENT_MODULE = /^(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*['"]use client['"]/

/** Media, archives and lock files: megabytes that hold no key of these kinds. */
const PASSED_OVER =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|mp[34]|webm|mov|wav|ogg|woff2?|ttf|otf|eot|pdf|zip|gz|tgz|wasm)$|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?)$/i

function* check({ project }: Model): Iterable<Hit> {
  const envFiles = new Set(project.envFiles.map(file => file.file))
  for (const file of project.files) {
    // Env files and keyless mode's file have rules of their own, which ask git too.
    if (envFiles.has(file) || KEYLESS_FILE.test(file) || PASSED_OVER.test(file)) continue
    const text = project.mentions(file, 'secret') ? project.text(file) : undefined
    if (text !== undefined) yield* secretsIn(file, text)
  }
}

/** One hit for each distinct key of a file, at its first place. */
function* secretsIn(file: string, text: string): Iterable<Hit> {
  const seen = new Set<string>()
  const placeIn = placesIn(file, text)
  let inBrowser: boolean | undefined
  for (const secret of findSecrets(text)) {
    const whole = text.slice(secret.start, secret.end)
    if (!isReported(secret) || seen.has(whole)) continue
    seen.add(whole)
    inBrowser ??= CLIENT_MODULE.test(text)
    const client = inBrowser
    yield {
      place: placeIn(secret),
      message: client
        ? `${described(secret)} is written into a module that is sent to the browser.`
        : `${described(secret)} is written into ${file}: replace it at its issuer and read it from the environment.`,
      attack: attackWith(secret, client),
      ...weighKey(file, secret),
      ...(client ? { severity: 'critical' } : {}),
    }
  }
}

function attackWith(secret: FoundSecret, client: boolean): string {
  const finds = client
    ? 'Opens the page, finds the key in its scripts'
    : 'Reads the repository or its history'
  return `${finds} and ${useOf(secret.kind)}.`
}

/** Gives the places of secrets that come in their order; lines are counted on from the last. */
function placesIn(file: string, text: string): (secret: FoundSecret) => Place {
  let line = 1
  let begins = 0
  return ({ start, end }) => {
    for (
      let next = text.indexOf('\n', begins);
      next !== -1 && next < start;
      next = text.indexOf('\n', begins)
    ) {
      line += 1
      begins = next + 1
    }
    const column = start - begins + 1
    // A private key spans lines, but it is none of this rule's kinds: a key stands on one line.
    return { file, line, column, endLine: line, endColumn: column + end - start }
  }
}

const rule: Rule<Model> = {
  id: 'secret-in-source',
  title: 'Secret key written into the source',
  group: 'env',
  severity: 'high',
  confidence: 'high',
  cwe: [798, 540],
  owasp: 'ASVS V13.3.1',
  since: 'any',
  check,
}

export default rule
