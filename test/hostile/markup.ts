import { z } from 'zod'
import { MARK } from './texts.ts'

/** What a hostile text became in a format that has markup; empty where it stayed text. */
export function markupIn(name: string, output: string): string[] {
  if (name === 'markdown') return output.split('\n').flatMap(inMarkdown)
  if (name === 'html') return inHtml(output)
  if (name === 'sarif') return inSarif(output)
  if (name === 'json') JSON.parse(output)
  return []
}

/** Lines that are ours by their shape: a heading, the table of states, the fold around a list. */
const OURS = [
  /^## Clerk security: [\w ,]+$/,
  /^### [A-Z]+ · [a-z-]+$/,
  /^\|(?: ?[\w -]+:? \|)+$/,
  /^<details><summary>[\w ,:]+<\/summary>$/,
  /^<\/details>$/,
]

/**
 * Whatever makes an element in GitHub's Markdown (https://github.github.com/gfm/) must be escaped or stand in a code
 * span: after those are taken out nothing of it is left.
 */
function inMarkdown(line: string): string[] {
  if (OURS.some(shape => shape.test(line))) return []
  const text = line
    .replaceAll(/(?<![`\\])(`+)(?!`)(?:[\s\S]*?[^`])\1(?!`)/g, '')
    .replaceAll(/\\[\\`*_[\]|~$+=.)-]|&#\d+;/g, '')
    .replace(/^\*\*Attacker:\*\*/, '')
    .replace(/^(?:- |1\. )/, '')
  const left = /[<`*_[\]~$@|]|:\/\/|www\.|^\s*(?:[#>+=-]|\d+[.)] )|&\w+;/i.exec(text)
  return left === null ? [] : [`"${left[0]}" is markup in: ${line.slice(0, 160)}`]
}

const TAGS =
  'a article body br code details div fieldset footer form h1 h2 h3 head header html input label legend li main meta ol p pre script section span strong style summary table tbody td th thead title tr ul'

function inHtml(output: string): string[] {
  const page = output.replaceAll(/<(script|style)>[\s\S]*?<\/\1>/g, '')
  const tags = [...page.matchAll(/<\/?([a-z][\w-]*)([^>]*)>/gi)]
  const known = new Set(TAGS.split(' '))
  return [
    ...tags.filter(([, tag = '']) => !known.has(tag)).map(([whole]) => `the element ${whole}`),
    ...tags
      .filter(([, , attributes = '']) => /\son\w+=|\ssrc=|\sstyle=|href="[^#]/i.test(attributes))
      .map(([whole]) => `the attribute in ${whole}`),
    ...tags
      .filter(([, , attributes = '']) => attributes.replaceAll(/title="[^"<>]*"/g, '').includes(MARK))
      .map(([whole]) => `a tag of its own: ${whole}`),
    ...(page.match(/<h1/g)?.length === 1 ? [] : ['a second headline']),
    ...(output.match(/<script/g)?.length === 1 ? [] : ['a second script']),
  ]
}

const sarifSchema = z.object({ runs: z.array(z.object({ results: z.array(z.unknown()) })) })

/** Relative references without a scheme, and messages without links (SARIF 2.1.0, 3.4.4 and 3.11.6). */
function inSarif(output: string): string[] {
  const { runs } = sarifSchema.parse(JSON.parse(output))
  const uris: string[] = []
  const links: string[] = []
  JSON.stringify(runs, (key, value: unknown) => {
    if (key === 'uri' && typeof value === 'string') uris.push(value)
    if (key === 'text' && typeof value === 'string' && value.includes(MARK) && /\]\(/.test(value))
      links.push(value)
    return key === 'insertedContent' || key === 'rules' ? undefined : value
  })
  return [
    ...uris.filter(uri => !/^(?:[\w.~!*'()-]|%[0-9A-F]{2}|\/)+$/.test(uri)).map(uri => `the address ${uri}`),
    ...uris.filter(uri => uri.startsWith('/') || uri.split('/').includes('..')).map(uri => `outside: ${uri}`),
    ...links.map(text => `the link in ${text.slice(0, 160)}`),
  ]
}
