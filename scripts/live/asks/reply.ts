import type { Taken } from '../subject.ts'

/** A request body with the headers that it needs. */
export interface Body {
  headers: Record<string, string>
  body: string
}

const BOUNDARY = '----verify-form'

/**
 * The arguments of a server action as React's client writes them (react-server-dom `encodeReply`): JSON, or a form whose
 * first part is the list of arguments where one of them is a form itself.
 */
export function replyOf({ arguments: given, fields }: Taken): Body {
  if (!given.includes('form')) {
    const values = given.map(each => (each === 'form' ? null : escaped(each.value)))
    return { headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: JSON.stringify(values) }
  }
  const parts: [string, string][] = given.flatMap((each, at) =>
    each === 'form'
      ? Object.entries(fields).map(([name, value]): [string, string] => [`${at + 1}_${name}`, plain(value)])
      : [],
  )
  const list = given.map((each, at) => (each === 'form' ? `$K${(at + 1).toString(16)}` : escaped(each.value)))
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: multipart([...parts, ['0', JSON.stringify(list)]]),
  }
}

function multipart(parts: readonly (readonly [string, string])[]): string {
  const lines = parts.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${lines.join('')}--${BOUNDARY}--\r\n`
}

/** A string that begins with `$` would be read as a reference. */
function escaped(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('$') ? `$${value}` : (value ?? '$undefined')
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
