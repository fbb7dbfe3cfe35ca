'use client'

export function Chart({ apiKey, title }: { apiKey: string; title: string }) {
  return <canvas data-key={apiKey} title={title} />
}
