import { Chart } from '@/components/chart'
import { Report } from '@/components/report'

export default function Page() {
  return (
    <main>
      {/* ruleid: secret-reaches-browser */}
      <Chart apiKey={process.env.OPENAI_API_KEY ?? ''} title="Visits" />
      {/* ok: secret-reaches-browser */}
      <Report apiKey={process.env.OPENAI_API_KEY ?? ''} />
      {/* ok: secret-reaches-browser */}
      <Chart apiKey={process.env.NEXT_PUBLIC_MAP_KEY ?? ''} title="Map" />
      {/* ruleid: secret-reaches-browser */}
      <meta name="key" content={`v1-${process.env.CLERK_SECRET_KEY}`} />
      {/* ok: secret-reaches-browser */}
      <p>{process.env.CLERK_SECRET_KEY ? 'set' : 'missing'}</p>
    </main>
  )
}
