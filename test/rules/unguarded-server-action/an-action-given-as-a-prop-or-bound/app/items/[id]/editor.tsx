'use client'

export function Editor({ item, save, publish, archive }: any) {
  return (
    <form action={archive}>
      <textarea defaultValue={item.text} onBlur={event => save(event.target.value)} />
      <button formAction={publish}>Publish</button>
    </form>
  )
}
