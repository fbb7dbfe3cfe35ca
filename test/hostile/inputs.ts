import { LONG, LONG_NAME, MARKUP, ORDERS, UNSEEN } from './texts.ts'
import type { PlaceName } from './places.ts'

/** A place and the texts that stand there. */
export interface HostileInput {
  place: PlaceName
  texts: readonly string[]
}

function at(place: PlaceName, ...texts: readonly string[]): HostileInput {
  return { place, texts }
}

const { colour, clear, title, link, clipboard, bell, c1, carriage, newline, bidi, isolate } = UNSEEN
const { zeroWidth, separators, tags, variation, blank, privateUse } = UNSEEN
const M = MARKUP
const O = ORDERS

/** The table. Every kind of text stands in several places, every place holds several kinds. */
export const INPUTS: readonly HostileInput[] = [
  at(
    'name of a file',
    ...Object.values(UNSEEN),
    ...Object.values(MARKUP),
    ...Object.values(ORDERS),
    LONG_NAME,
    '%2e%2e%2fzqz',
    'a?b#zqz',
    'javascript:alert(zqz)',
    String.raw`..\..\zqz`,
    'C:zqz',
  ),
  at(
    'folder of a route',
    colour,
    newline,
    bidi,
    M.link,
    M.tag,
    M.mention,
    M.command,
    M.oldCommand,
    ...Object.values(O),
  ),
  at('segment of a route', clear, tags, M.ticks, M.script, O.ignore, O.next),
  at('folder of a page', title, zeroWidth, M.image, M.details, O.system, O.finding),
  at('file of actions', clipboard, M.emphasis, M.bare, O.ignore),
  at('path of a webhook', link, separators, M.table, M.autolink, O.ignore, O.closing),
  at('folder of a workspace', colour, newline, M.link, M.command, M.oldCommand, O.polite, O.next),
  at('folder that is audited', newline, M.ticks, M.oldCommand, O.next),
  at('name of an env file', `local${colour}`, `local.${M.tag}`, `local.${O.ignore}`),
  at(
    'comment beside a finding',
    ...Object.values(UNSEEN),
    M.script,
    M.fence,
    M.command,
    M.azure,
    O.ignore,
    LONG,
  ),
  at(
    'reason of a suppression',
    colour,
    bidi,
    tags,
    M.image,
    M.details,
    M.mention,
    M.oldCommand,
    O.ignore,
    O.next,
    LONG,
  ),
  at(
    'line of code',
    c1,
    isolate,
    M.command,
    M.oldCommand,
    M.azure,
    M.teamcity,
    M.script,
    M.heading,
    O.ignore,
    LONG,
  ),
  at(
    'member of a chain',
    colour,
    newline,
    blank,
    M.ticks,
    M.link,
    M.tag,
    M.oldCommand,
    O.ignore,
    O.german,
    LONG,
  ),
  at('identifier', 'zqz\u3164', 'zqz\u200D', 'zq\u0430z_zqz', `zqz${'a'.repeat(5000)}`),
  at('name of a table', colour, newline, M.ticks, M.tag, M.oldCommand, O.ignore, O.system),
  at('permission that is asked for', newline, M.link, M.oldCommand, O.ignore),
  at('module specifier', colour, M.attribute, M.oldCommand, O.ignore),
  at('key of a procedure', colour, newline, M.link, M.tag, O.ignore),
  at('file of a commit', colour, newline, M.link, M.oldCommand, O.ignore),
  at('message of a commit', colour, newline, M.command, M.oldCommand, O.ignore),
  at('author of a commit', colour, M.tag, O.ignore),
  at('name of a package', newline, M.mention, M.script, O.ignore, LONG),
  at('version of a package', carriage, M.template, O.finding),
  at('version in a lock file', variation, M.tag, O.ignore),
  at('value of the environment', newline, M.command, LONG),
  at('name of a variable', bell, O.ignore),
  at('pattern of a matcher', M.script, O.question, '(((zqz'),
  at('value of a header', newline, M.attribute, M.oldCommand, O.ignore),
  at('authorized party', privateUse, M.formula, O.ignore),
  at('endpoint of the configuration', newline, M.image, M.oldCommand, O.ignore),
  at('rule of the configuration', M.link, M.tag, O.ignore),
  at('reason of a declaration', M.script, M.footnote, M.math, O.ignore),
  at('key of the configuration', colour, M.command, M.oldCommand, O.ignore),
  at('configuration that is none', colour, M.command, O.ignore),
]
