'use client'

export function Buttons({ actions }: { actions: ((text: string) => Promise<unknown>)[] }) {
  return actions.map((action, at) => (
    <button key={at} onClick={() => action('hello')}>
      Add
    </button>
  ))
}
